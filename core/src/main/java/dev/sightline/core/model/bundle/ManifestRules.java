package dev.sightline.core.model.bundle;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;
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

  private void require(boolean holds, Phrase why) {
    if (!holds) {
      found.add(Refusal.of(source, why));
    }
  }

  private void identity(BundleManifest m) {
    require(
        NAME.matcher(m.name()).matches(),
        Phrase.of("its name has characters that a name may not have"));
    require(NAME.matcher(m.version()).matches(), Phrase.of("its version is not a version number"));
    require(!m.licence().isBlank(), Phrase.of("it does not say its licence"));
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
        Phrase.of("it is a TorchScript model and brings no {0}", BundleManifest.TOKENIZER));
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
            ? Phrase.of("it was trained upon another version of the {0} {1}", what, known.id())
            : Phrase.of(
                "it needs the {0} \"{1}\", which this Sightline does not have", what, wanted.id()));
  }

  private void model(BundleManifest m) {
    try {
      ModelConfig config = m.config();
      require(
          VideoFamily.of(m.parts().imageEncoder()).map(f -> f.fits(config)).orElse(true),
          Phrase.of("its sizes are not those of its kind of video encoder"));
      require(
          BuiltInText.of(m.parts().textEncoder().id())
              .map(t -> t.dim() == config.textDim())
              .orElse(true),
          Phrase.of("its sizes are not those of its text encoder"));
    } catch (IllegalArgumentException e) {
      require(false, Phrase.of("its sizes do not fit together ({0})", e.getMessage()));
    }
    Set<String> keys = new HashSet<>();
    for (HeadSpec head : m.heads()) {
      require(
          KEY.matcher(head.key()).matches(),
          Phrase.of("a head has the impossible key {0}", head.key()));
      require(keys.add(head.key()), Phrase.of("it has two heads called {0}", head.key()));
      require(
          new HashSet<>(head.labels()).size() == head.labels().size(),
          Phrase.of("its head {0} has a label twice", head.key()));
      require(
          head.labels().stream().noneMatch(String::isBlank),
          Phrase.of("its head {0} has a label without a name", head.key()));
    }
    // Other values would need other code, and would silently give other numbers.
    VideoFamily family = VideoFamily.of(m.parts().imageEncoder()).orElse(VideoFamily.TOP_HEAVY_I3D);
    require(
        family.prepares(m.preprocessing()),
        Phrase.of(
            "it asks for a preparation of frames or texts that this Sightline does not have"));
  }

  private void metrics(BundleManifest m) {
    for (Metric metric : m.metrics()) {
      boolean ordered =
          metric.low() >= (metric.isDifference() ? -1 : 0)
              && metric.low() <= metric.value()
              && metric.value() <= metric.high()
              && metric.high() <= metric.most();
      require(ordered && metric.n() > 0, Phrase.of("its figure {0} is impossible", metric.name()));
    }
  }

  private void files(BundleManifest m) {
    Set<String> paths = new HashSet<>();
    for (BundleFile f : m.files()) {
      require(
          BundleManifest.isOwnFile(f.path()) && !f.path().equals(BundleManifest.MANIFEST),
          Phrase.of("its bundle.json lists \"{0}\", which is no file of a bundle", f.path()));
      require(paths.add(f.path()), Phrase.of("its bundle.json lists {0} twice", f.path()));
      require(
          f.size() >= 0 && f.size() <= MAX_FILE_BYTES,
          Phrase.of("its file {0} has an impossible size", f.path()));
      require(
          SHA.matcher(f.sha256()).matches(), Phrase.of("the hash of {0} is no SHA-256", f.path()));
    }
    String model = isScript(m) ? BundleManifest.SCRIPT : BundleManifest.WEIGHTS;
    String other = isScript(m) ? BundleManifest.WEIGHTS : BundleManifest.SCRIPT;
    require(
        !isScript(m) || !paths.contains(BundleManifest.CONFIDENCE),
        Phrase.of("it has a confidence.json, which is for native models"));
    require(
        !isScript(m)
            || !(paths.contains(BundleManifest.CAPTIONS)
                || paths.contains(BundleManifest.CAPTION_WEIGHTS)),
        Phrase.of("it has a caption decoder, which is for native models"));
    require(
        !isScript(m)
            || !(paths.contains(BundleManifest.WORDS)
                || paths.contains(BundleManifest.WORD_WEIGHTS)),
        Phrase.of("it guesses words, which is for native models"));
    require(
        !paths.contains(other),
        Phrase.of("its bundle.json lists {0} for a model without it", other));
    for (String needed : List.of(model, BundleManifest.CARD)) {
      require(paths.contains(needed), Phrase.of("its bundle.json does not list {0}", needed));
    }
  }
}
