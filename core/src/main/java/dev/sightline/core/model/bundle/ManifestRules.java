package dev.sightline.core.model.bundle;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold between the fields of a manifest beyond their types. */
final class ManifestRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");

  /** Larger than any model that this program could run; read into memory at once. */
  static final long MAX_FILE_BYTES = 1L << 30;

  private final String source;
  private final List<SightlineException> found = new ArrayList<>();

  private ManifestRules(String source) {
    this.source = source;
  }

  /** Everything that is wrong with a manifest; empty if nothing is. */
  static List<SightlineException> broken(BundleManifest m, String source) {
    ManifestRules rules = new ManifestRules(source);
    rules.identity(m);
    rules.parts(m);
    rules.model(m);
    rules.metrics(m);
    rules.files(m);
    return List.copyOf(rules.found);
  }

  private void require(boolean holds, String why) {
    if (!holds) {
      found.add(Refusal.of(source, why));
    }
  }

  private void identity(BundleManifest m) {
    require(NAME.matcher(m.name()).matches(), "its name has characters that a name may not have");
    require(NAME.matcher(m.version()).matches(), "its version is not a version number");
    require(!m.licence().isBlank(), "it does not say its licence");
  }

  private void parts(BundleManifest m) {
    FrozenParts known =
        isScript(m)
            ? FrozenParts.none()
            : BuiltInText.of(m.parts().textEncoder().id())
                .map(FrozenParts::builtIn)
                .orElse(FrozenParts.builtIn());
    require(
        !isScript(m) || m.file(BundleManifest.TOKENIZER).isPresent(),
        "it is a TorchScript model and brings no " + BundleManifest.TOKENIZER);
    part("text encoder", m.parts().textEncoder(), known.textEncoder());
    Optional<VideoFamily> family = VideoFamily.of(m.parts().imageEncoder());
    part(
        "image encoder",
        m.parts().imageEncoder(),
        family.map(VideoFamily::imageEncoder).orElse(known.imageEncoder()));
    if (m.file(BundleManifest.TOKENIZER).isEmpty()) {
      part("tokenizer", m.parts().tokenizer(), known.tokenizer());
    }
  }

  private static boolean isScript(BundleManifest m) {
    return VideoFamily.of(m.parts().imageEncoder())
        .filter(f -> f == VideoFamily.TORCHSCRIPT)
        .isPresent();
  }

  private void part(String what, PartReference wanted, PartReference known) {
    require(
        wanted.equals(known),
        wanted.id().equals(known.id())
            ? "it was trained upon another version of the %s %s".formatted(what, known.id())
            : "it needs the %s \"%s\", which this Sightline does not have"
                .formatted(what, wanted.id()));
  }

  private void model(BundleManifest m) {
    try {
      ModelConfig config = m.config();
      require(
          VideoFamily.of(m.parts().imageEncoder()).map(f -> f.fits(config)).orElse(true),
          "its sizes are not those of its kind of video encoder");
      require(
          BuiltInText.of(m.parts().textEncoder().id())
              .map(t -> t.dim() == config.textDim())
              .orElse(true),
          "its sizes are not those of its text encoder");
    } catch (IllegalArgumentException e) {
      require(false, "its sizes do not fit together (" + e.getMessage() + ")");
    }
    Set<String> keys = new HashSet<>();
    for (HeadSpec head : m.heads()) {
      require(KEY.matcher(head.key()).matches(), "a head has the impossible key " + head.key());
      require(keys.add(head.key()), "it has two heads called " + head.key());
      require(
          new HashSet<>(head.labels()).size() == head.labels().size(),
          "its head " + head.key() + " has a label twice");
      require(
          head.labels().stream().noneMatch(String::isBlank),
          "its head " + head.key() + " has a label without a name");
    }
    // Other values would need other code, and would silently give other numbers.
    VideoFamily family = VideoFamily.of(m.parts().imageEncoder()).orElse(VideoFamily.TOP_HEAVY_I3D);
    require(
        family.prepares(m.preprocessing()),
        "it asks for a preparation of frames or texts that this Sightline does not have");
  }

  private void metrics(BundleManifest m) {
    for (Metric metric : m.metrics()) {
      boolean ordered =
          metric.low() >= (metric.isDifference() ? -1 : 0)
              && metric.low() <= metric.value()
              && metric.value() <= metric.high()
              && metric.high() <= 1;
      require(ordered && metric.n() > 0, "its figure " + metric.name() + " is impossible");
    }
  }

  private void files(BundleManifest m) {
    Set<String> paths = new HashSet<>();
    for (BundleFile f : m.files()) {
      require(
          BundleManifest.isOwnFile(f.path()) && !f.path().equals(BundleManifest.MANIFEST),
          "its bundle.json lists \"" + f.path() + "\", which is no file of a bundle");
      require(paths.add(f.path()), "its bundle.json lists " + f.path() + " twice");
      require(
          f.size() >= 0 && f.size() <= MAX_FILE_BYTES,
          "its file " + f.path() + " has an impossible size");
      require(SHA.matcher(f.sha256()).matches(), "the hash of " + f.path() + " is no SHA-256");
    }
    String model = isScript(m) ? BundleManifest.SCRIPT : BundleManifest.WEIGHTS;
    String other = isScript(m) ? BundleManifest.WEIGHTS : BundleManifest.SCRIPT;
    require(
        !isScript(m) || !paths.contains(BundleManifest.CONFIDENCE),
        "it has a confidence.json, which is for native models");
    require(
        !isScript(m)
            || !(paths.contains(BundleManifest.CAPTIONS)
                || paths.contains(BundleManifest.CAPTION_WEIGHTS)),
        "it has a caption decoder, which is for native models");
    require(
        !isScript(m)
            || !(paths.contains(BundleManifest.WORDS)
                || paths.contains(BundleManifest.WORD_WEIGHTS)),
        "it guesses words, which is for native models");
    require(!paths.contains(other), "its bundle.json lists " + other + " for a model without it");
    for (String needed : List.of(model, BundleManifest.CARD)) {
      require(paths.contains(needed), "its bundle.json does not list " + needed);
    }
  }
}
