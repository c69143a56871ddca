package dev.sightline.core.text;

import dev.sightline.core.media.SubtitleReader;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All texts in the files beside a video that have its name: {@code .txt}, {@code .srt}, {@code
 * .vtt}, {@code .ass}, {@code .json}, {@code .eaf}. {@link TextForVideo} is the same for whoever
 * wants one text only. Stateless; reads files.
 */
public final class Sidecars {
  private static final List<String> ENDINGS =
      List.of(".txt", ".srt", ".vtt", ".ass", ".json", ".eaf");

  private Sidecars() {}

  /** The files that there are, in the order of their endings above. */
  public static List<Path> files(Path video) {
    return ENDINGS.stream()
        .map(e -> TextForVideo.sibling(video, e))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The texts in one of these files; empty if it holds no words.
   *
   * @throws SightlineException {@code TEXT} if it is not what its ending says, {@code FILE} if it
   *     cannot be read
   */
  public static List<SidecarText> read(Path file) throws SightlineException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.'));
    List<SidecarText> texts = new ArrayList<>();
    switch (ending) {
      case ".txt" ->
          texts.add(
              new SidecarText(file, "", TextFile.read(file).text().strip(), Transcript.EMPTY));
      case ".json" -> texts.addAll(JsonTexts.read(file));
      case ".eaf" ->
          ElanReader.read(file)
              .forEach((tier, t) -> texts.add(new SidecarText(file, tier, t.text(), t)));
      default -> {
        Transcript transcript = new Transcript(SubtitleReader.readFile(file));
        texts.add(new SidecarText(file, "", transcript.text(), transcript));
      }
    }
    texts.removeIf(t -> t.words().isBlank());
    return List.copyOf(texts);
  }
}
