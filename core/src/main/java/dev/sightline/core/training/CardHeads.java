package dev.sightline.core.training;

import dev.sightline.core.model.HeadSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model card says of the heads, each with the set that it learns from. */
final class CardHeads {
  private static final String TOPICS = "topics";
  private static final String ACTIONS = "actions";
  private static final String SENTIMENT = "sentiment";

  private static final String POSTS =
      """
      - The sentiment head knows posts: short English texts with one picture, each labelled by one
        person as positive, negative or neutral; one in ten is neutral, and it seldom says so. With a
        text it takes nearly every caption and film for foreign, from the picture alone about half.
        Posts are copied: 34 of the 424 dev texts stand in train too, links aside. Detectors of the
        other heads never saw a post: their figures for `mvsa` are those of a set unseen.
      """;

  private CardHeads() {}

  /** One sentence: what the model answers. */
  static String answers(Recipe recipe) {
    boolean posts = has(recipe, SENTIMENT);
    return "A video–text model: which words of a text fit which clips and places of a video, what the\n"
        + (posts
            ? "video is about, what is done in it, and whether a post with its picture sounds positive,\n"
                + "negative or neutral."
            : "video is about, and what is done in it.");
  }

  /** Rows of the table of data: set, what it was used for, terms. */
  static String rows(Recipe recipe) {
    return recipe.model().heads().stream()
        .map(head -> row(recipe, head))
        .filter(row -> !row.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String row(Recipe recipe, HeadSpec head) {
    String set =
        switch (head.key()) {
          case TOPICS -> "MSR-VTT frames, train (Xu et al., 2016)";
          case ACTIONS -> "UCF-101, 18 classes, groups 11–25 (Soomro et al., 2012)";
          case SENTIMENT -> "MVSA-Single, posts with a picture, train (Niu et al., 2016)";
          default -> "";
        };
    if (set.isEmpty()) {
      return "";
    }
    List<String> teachers = recipe.alignment().labelledHeads();
    String top =
        recipe.alignment().labelledEvery() > 0 && teachers.contains(head.key())
            ? "top of the video encoder, "
            : "";
    return "| %s | %s%s | research |".formatted(set, top, head.key());
  }

  /** Which heads read no fusion; empty if all do. */
  static String unfused(Recipe recipe) {
    String heads =
        recipe.model().heads().stream()
            .map(HeadSpec::key)
            .filter(k -> !recipe.heads().fusedHeads().contains(k))
            .collect(Collectors.joining(", "));
    return heads.isEmpty() ? "" : " (%s: of the plain vectors alone)".formatted(heads);
  }

  /** Which heads have maps for a side without the other; empty if none has. */
  static String alone(Recipe recipe) {
    List<String> heads = recipe.heads().aloneHeads();
    if (heads.isEmpty()) {
      return "";
    }
    String averaged =
        recipe.heads().averages().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> "%s: %.0f %%".formatted(e.getKey(), 100 * e.getValue()))
            .collect(Collectors.joining(", "));
    return "; a text without\n  a video, and a video without a text, are answered by linear maps of"
        + " their own\n  ("
        + String.join(", ", heads)
        + ")"
        + (averaged.isEmpty()
            ? ""
            : ", whose sum is part of the answer for both (" + averaged + ")");
  }

  /** Limits of the heads beside those of all models; empty or whole lines. */
  static String limits(Recipe recipe) {
    return has(recipe, SENTIMENT) ? POSTS : "";
  }

  private static boolean has(Recipe recipe, String head) {
    return recipe.model().heads().stream().anyMatch(h -> h.key().equals(head));
  }
}
