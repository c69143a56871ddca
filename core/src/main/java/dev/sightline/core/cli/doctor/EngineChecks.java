package dev.sightline.core.cli.doctor;

import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.media.MediaEngine;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Engines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Do the native engines load, and can they do what videos need? */
final class EngineChecks {
  private static final String REINSTALL =
      "Delete the folder 'target' and start again; if it stays so, this platform is not supported.";

  private EngineChecks() {}

  static List<Check> all() {
    return Stream.concat(engines().stream(), Stream.of(model())).toList();
  }

  static List<Check> engines() {
    return Stream.concat(ffmpeg().stream(), Stream.of(onnxRuntime(), pyTorch())).toList();
  }

  private static List<Check> ffmpeg() {
    List<String> wanted =
        Stream.concat(MediaEngine.COMMON_VIDEO.stream(), MediaEngine.COMMON_AUDIO.stream())
            .toList();
    try {
      MediaEngine engine = MediaEngine.probe(wanted);
      List<String> present = names(engine, true);
      List<String> absent = names(engine, false);
      Check codecs =
          absent.isEmpty()
              ? Check.good("codecs", String.join(" ", present))
              : Check.limited(
                  "codecs",
                  String.join(" ", present),
                  "Videos in these codecs cannot be opened: " + String.join(" ", absent) + ".");
      return List.of(
          Check.good("FFmpeg", engine.version() + " (" + engine.licence() + ") loads"), codecs);
    } catch (LinkageError e) {
      return List.of(Check.broken("FFmpeg", "does not load: " + e.getMessage(), REINSTALL));
    }
  }

  private static Check onnxRuntime() {
    try {
      String version = Engines.onnxRuntime();
      ImageNetwork network = ImageNetwork.bundled();
      try (LowerVideoEncoder encoder = new LowerVideoEncoder(network, 1)) {
        byte[] grey = new byte[3 * ImageNetwork.SIDE * ImageNetwork.SIDE];
        Arrays.fill(grey, (byte) 127);
        encoder.encode(List.of(grey), Set.of(NetworkOutput.LOWER));
      }
      return Check.good("ONNX Runtime", version + " loads and runs the image network");
    } catch (SightlineException e) {
      return Check.broken("ONNX Runtime", e.userMessage(), REINSTALL);
    }
  }

  private static Check pyTorch() {
    try {
      return Check.good("PyTorch", Engines.pyTorch() + " loads and computes");
    } catch (SightlineException e) {
      return Check.broken("PyTorch", e.userMessage(), REINSTALL);
    }
  }

  private static Check model() {
    try {
      ModelBundle model = InstalledModels.bundled();
      return Check.good("bundled model", model.title() + ", every file has its hash");
    } catch (SightlineException e) {
      return Check.broken("bundled model", e.userMessage(), "Install Sightline again.");
    }
  }

  private static List<String> names(MediaEngine engine, boolean present) {
    return engine.decoders().entrySet().stream()
        .filter(e -> e.getValue() == present)
        .map(Map.Entry::getKey)
        .toList();
  }
}
