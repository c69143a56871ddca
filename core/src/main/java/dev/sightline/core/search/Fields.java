package dev.sightline.core.search;

import java.util.List;
import java.util.Map;

/** Names of fields and kinds of documents in the index. */
final class Fields {
  static final String ID = "id";
  static final String TYPE = "type";
  static final String CLASS = "class";
  static final String TAG = "tag";
  static final String DURATION = "duration";
  static final String START = "start";
  static final String END = "end";
  static final String CUE = "cue";

  /** Types: one document for each video, and before it in its block its clips and subtitles. */
  static final String VIDEO = "video";

  static final String MOMENT = "moment";
  static final String SUBTITLE = "subtitle";

  /** Languages with an analyzer of their own. */
  static final List<String> LANGUAGES = List.of("en", "zh");

  /** Fields of words on a video's document, with the weight of a match there. */
  static final Map<String, Float> PLACES =
      Map.of("title", 2f, "caption", 1f, "label", 0.7f, "said", 0.7f);

  private Fields() {}

  /** The field of a place in a language, such as {@code title.en}. */
  static String words(String place, String language) {
    return place + "." + language;
  }

  /** The field of a route's vectors. */
  static String vector(Route route) {
    return "vector." + route.key();
  }
}
