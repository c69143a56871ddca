package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.SpeechBundle;
import dev.sightline.core.model.bundle.SpeechFiles;
import dev.sightline.core.model.speech.SpeechModel;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The heads for speech that come with the product, and those of the user's. Stateless. */
public final class InstalledSpeech {
  private static final String ROOT = "/dev/sightline/resources/models/speech";

  private InstalledSpeech() {}

  /**
   * Opens them. Reads files: not on the FX thread.
   *
   * @param folder of heads of one's own; empty, or none of that name: those of the product
   * @throws SightlineException {@code BUNDLE} if they are broken
   */
  static SpeechBundle bundle(Optional<Path> folder) throws SightlineException {
    return folder.isPresent() && Files.isDirectory(folder.get())
        ? SpeechFiles.open(folder.get())
        : SpeechFiles.openResource(ROOT);
  }

  /**
   * Opens those of the product for use, for English words.
   *
   * @throws SightlineException if they are broken, or the native engine cannot load them
   */
  public static SpeechReader open() throws SightlineException {
    SpeechBundle bundle = bundle(Optional.empty());
    return new SpeechModel(
        BuiltInText.of(bundle.description().textEncoder()).orElseThrow(),
        bundle.description().sizes(),
        bundle.weights().tensors(),
        1);
  }
}
