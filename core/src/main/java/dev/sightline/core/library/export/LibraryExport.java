package dev.sightline.core.library.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.words.Phrase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes videos as a manifest that {@code dataset}, {@code train} and {@code library import} read:
 * path, label, split, text, group; JSON has all else beside it. A video is one entry: its first
 * place, its first label (else its first tag, else {@value #NO_LABEL}), its first text that is not
 * made of a file's name. Videos that lie nowhere are left out. The file appears whole.
 */
public final class LibraryExport {
  /** The label of a video without one: a data set needs a word there. */
  public static final String NO_LABEL = "unlabelled";

  private static final int PAGE = 500;

  private final Catalogue catalogue;
  private final Set<Long> wanted;

  /**
   * Writes some videos.
   *
   * @param catalogue read-only is enough
   * @param videos their ids
   */
  public LibraryExport(Catalogue catalogue, Collection<Long> videos) {
    this.catalogue = catalogue;
    this.wanted = Set.copyOf(videos);
  }

  private record Entry(String path, String label, String split, String text, String group) {}

  @FunctionalInterface
  private interface Row {
    void write(LibraryVideo video, Entry entry) throws IOException, SightlineException;
  }

  /**
   * Writes CSV.
   *
   * @return how many videos were written
   * @throws SightlineException {@code FILE} if it cannot be written, or the user cancelled
   */
  public long csv(Path out, Progress progress) throws SightlineException {
    try (WholeFile whole = WholeFile.open(out)) {
      long written;
      try (BufferedWriter writer = Files.newBufferedWriter(whole.stage());
          CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
        csv.printRecord("path", "label", "split", "text", "group");
        written =
            each(
                out,
                progress,
                (video, e) -> csv.printRecord(e.path, e.label, e.split, e.text, e.group));
      }
      whole.commit();
      return written;
    } catch (IOException e) {
      throw WholeFile.failure(out, e);
    }
  }

  /**
   * Writes a JSON array.
   *
   * @return how many videos were written
   * @throws SightlineException {@code FILE} if it cannot be written, or the user cancelled
   */
  public long json(Path out, Progress progress) throws SightlineException {
    JsonMapper mapper = JsonMapper.builder().build();
    try (WholeFile whole = WholeFile.open(out)) {
      long written;
      try (BufferedWriter writer = Files.newBufferedWriter(whole.stage());
          JsonGenerator json = mapper.createGenerator(writer)) {
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        written =
            each(
                out,
                progress,
                (video, e) -> {
                  ObjectNode node = mapper.createObjectNode();
                  node.put("path", e.path)
                      .put("label", e.label)
                      .put("split", e.split)
                      .put("text", e.text)
                      .put("group", e.group);
                  node.setAll(VideoJson.of(catalogue, video));
                  mapper.writeTree(json, node);
                });
        json.writeEndArray();
      }
      whole.commit();
      return written;
    } catch (IOException e) {
      throw WholeFile.failure(out, e);
    }
  }

  private long each(Path out, Progress progress, Row row) throws IOException, SightlineException {
    Path folder = out.toAbsolutePath().normalize().getParent();
    long seen = 0;
    long written = 0;
    List<LibraryVideo> page = catalogue.videos().page(0, PAGE);
    while (!page.isEmpty()) {
      for (LibraryVideo video : page) {
        progress.checkCancelled();
        if (!wanted.contains(video.id())) {
          continue;
        }
        Optional<Entry> entry = entry(video, folder);
        if (entry.isPresent()) {
          row.write(video, entry.get());
          written++;
        }
        seen++;
        progress.counted(seen);
        progress.update(
            Math.min(1, (double) seen / Math.max(1, wanted.size())),
            Phrase.of("Writing {0}", out.getFileName()));
      }
      page = catalogue.videos().page(page.getLast().id(), PAGE);
    }
    return written;
  }

  private Optional<Entry> entry(LibraryVideo video, Path folder) throws SightlineException {
    Optional<VideoPlace> place = catalogue.videos().places(video.id()).stream().findFirst();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Path file = place.get().path();
    // a data set names its videos below its own folder
    String path = (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    Optional<VideoLabel> label = catalogue.texts().labels(video.id()).stream().findFirst();
    Optional<String> tag = catalogue.marks().tags(video.id()).stream().findFirst();
    String text =
        catalogue.texts().of(video.id()).stream()
            .filter(t -> t.origin() != TextOrigin.FILE_NAME)
            .map(LibraryText::words)
            .findFirst()
            .orElse("");
    return Optional.of(
        new Entry(
            path.replace('\\', '/'),
            label.map(VideoLabel::label).or(() -> tag).orElse(NO_LABEL),
            label.flatMap(VideoLabel::part).map(Part::key).orElse(""),
            text,
            label.flatMap(VideoLabel::group).orElse("")));
  }
}
