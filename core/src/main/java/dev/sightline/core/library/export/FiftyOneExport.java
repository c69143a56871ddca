package dev.sightline.core.library.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes videos as {@value #NAME} of a folder that FiftyOne reads with {@code
 * fo.Dataset.from_dir(folder, dataset_type=fo.types.FiftyOneDataset)}. It is the form of its {@code
 * LegacyFiftyOneDatasetImporter}, which every version takes for a folder without a {@code version}
 * in {@code metadata.json}: {@code {"samples": [{"filepath", "tags", …}]}}, labels as {@code
 * {"_cls": "Classification", "label", "confidence"}}. Checked against the source of that importer
 * (fiftyone/utils/data/importers.py), not by loading a file into FiftyOne. The first class of a
 * data set is {@code ground_truth}; what a head says is a field of its name. Videos that lie
 * nowhere are left out.
 */
public final class FiftyOneExport {
  /** What the file has to be called. */
  public static final String NAME = "samples.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Catalogue catalogue;

  /**
   * @param catalogue read-only is enough
   */
  public FiftyOneExport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Writes the file whole.
   *
   * @param videos ids
   * @param bundle hash of the model whose predictions are written; empty for the one that looked
   *     last
   * @return how many videos were written
   * @throws SightlineException {@code FILE} if it cannot be written, or the user cancelled
   */
  public long write(Path out, Collection<Long> videos, String bundle, Progress progress)
      throws SightlineException {
    List<VideoCard> cards = catalogue.cards().of(bundle, videos);
    try (WholeFile whole = WholeFile.open(out)) {
      long written = 0;
      try (BufferedWriter writer = Files.newBufferedWriter(whole.stage());
          JsonGenerator json = JSON.createGenerator(writer)) {
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeArrayFieldStart("samples");
        for (VideoCard card : cards) {
          progress.checkCancelled();
          if (card.file().isPresent()) {
            JSON.writeTree(json, sample(card, card.file().get(), bundle));
            written++;
          }
          progress.counted(written);
          progress.update(
              (double) written / cards.size(), Phrase.of("Writing {0}", out.getFileName()));
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      whole.commit();
      return written;
    } catch (IOException e) {
      throw WholeFile.failure(out, e);
    }
  }

  private ObjectNode sample(VideoCard card, Path file, String bundle) throws SightlineException {
    ObjectNode sample = JSON.createObjectNode();
    sample.put("filepath", file.toString());
    ArrayNode tags = sample.putArray("tags");
    card.tags().forEach(tags::add);
    sample.put("title", card.video().title());
    sample.put("note", card.video().marks().note());
    sample.put("rating", card.video().marks().rating());
    ArrayNode collections = sample.putArray("collections");
    card.collections().forEach(collections::add);
    Optional<String> text =
        catalogue.texts().of(card.id()).stream()
            .filter(t -> t.origin() != TextOrigin.FILE_NAME)
            .map(LibraryText::words)
            .findFirst();
    text.ifPresent(words -> sample.put("text", words));
    card.labels().stream()
        .findFirst()
        .ifPresent(l -> classification(sample, "ground_truth").put("label", l));
    (bundle.isEmpty() ? catalogue.looks().latest(card.id()) : card.look())
        .ifPresent(
            look ->
                look.predictions().stream()
                    .map(Prediction::head)
                    .distinct()
                    .flatMap(h -> look.top(h).stream())
                    .filter(Prediction::known)
                    .forEach(
                        p ->
                            classification(sample, field(p.head()))
                                .put("label", p.label())
                                .put("confidence", p.probability())));
    return sample;
  }

  /** FiftyOne's fields are names of Python attributes. */
  private static String field(String head) {
    return "predicted_" + head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private static ObjectNode classification(ObjectNode sample, String field) {
    return sample.putObject(field).put("_cls", "Classification");
  }
}
