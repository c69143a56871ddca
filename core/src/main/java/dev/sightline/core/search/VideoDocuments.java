package dev.sightline.core.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;

/**
 * Writes a video as a block of Lucene documents: its clips and subtitles, then itself. A block is
 * replaced and deleted as one.
 */
final class VideoDocuments {
  private static final double LENGTH_TOLERANCE = 1e-3;

  /** A class or tag longer than this is cut: Lucene's limit for a term is 32,766 bytes. */
  private static final int MAX_NAME = 4096;

  private final int dim;

  /**
   * @param dim values of each vector
   */
  VideoDocuments(int dim) {
    this.dim = dim;
  }

  /**
   * @throws IllegalArgumentException if a vector has another length than 1 or other than {@code
   *     dim} values
   */
  List<Document> of(IndexedVideo video) {
    List<Document> block = new ArrayList<>();
    for (IndexedMoment moment : video.vectors().moments()) {
      Document d = part(video, Fields.MOMENT, moment.span());
      d.add(vector(Route.MOMENT, moment.vector()));
      block.add(d);
    }
    Document whole = new Document();
    for (IndexedText text : video.texts()) {
      if (text.text().isBlank()) {
        continue;
      }
      if (text.kind() == IndexedText.Kind.SUBTITLE && text.span().isPresent()) {
        Document d = part(video, Fields.SUBTITLE, text.span().get());
        d.add(words(Fields.SUBTITLE, text));
        d.add(new StoredField(Fields.CUE, text.text()));
        block.add(d);
      } else {
        whole.add(words(place(text.kind()), text));
      }
    }
    for (String label : video.labels()) {
      whole.add(words("label", IndexedText.of(IndexedText.Kind.CAPTION, label, "")));
    }
    whole.add(new StringField(Fields.ID, video.id(), Field.Store.YES));
    whole.add(new StringField(Fields.TYPE, Fields.VIDEO, Field.Store.NO));
    video.classes().forEach(c -> whole.add(name(Fields.CLASS, c)));
    video.tags().forEach(t -> whole.add(name(Fields.TAG, t)));
    whole.add(new LongField(Fields.DURATION, video.durationMs(), Field.Store.NO));
    video.vectors().text().ifPresent(v -> whole.add(vector(Route.TEXT, v)));
    video.vectors().video().ifPresent(v -> whole.add(vector(Route.VIDEO, v)));
    block.add(whole);
    return block;
  }

  private static Document part(IndexedVideo video, String type, TimeSpan span) {
    Document d = new Document();
    d.add(new StringField(Fields.ID, video.id(), Field.Store.NO));
    d.add(new StringField(Fields.TYPE, type, Field.Store.NO));
    d.add(new StoredField(Fields.START, span.startMs()));
    d.add(new StoredField(Fields.END, span.endMs()));
    return d;
  }

  private static String place(IndexedText.Kind kind) {
    return switch (kind) {
      case TITLE -> "title";
      case CAPTION, SUBTITLE -> "caption";
      case SAID -> "said";
    };
  }

  private static Field words(String place, IndexedText text) {
    String language = Languages.of(text.text(), text.language().orElse(""));
    return new TextField(Fields.words(place, language), text.text(), Field.Store.NO);
  }

  private static Field name(String field, String name) {
    return new KeywordField(field, cut(name), Field.Store.NO);
  }

  /** As names stand in the index. */
  static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private Field vector(Route route, float[] vector) {
    check(vector);
    return new KnnFloatVectorField(
        Fields.vector(route), vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  /**
   * @throws IllegalArgumentException if it is no vector of this index
   */
  void check(float[] vector) {
    double length = 0;
    for (float v : vector) {
      length += (double) v * v;
    }
    // written so that not-a-number fails too
    if (vector.length != dim || !(Math.abs(length - 1) < LENGTH_TOLERANCE)) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " values and length " + Math.sqrt(length));
    }
  }
}
