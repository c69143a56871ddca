package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.comparison.PredictionChange;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttentionShift;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code attack} prints of one video.
 *
 * @param outcome what the attack did
 */
record AttackReport(AttackOutcome outcome) {
  /** Classes in the summary. */
  private static final int TOP = 4;

  /** Places of the map that moved most. */
  private static final int MOVED = 8;

  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(tree().toPrettyString());
    } else {
      words(out);
    }
    out.flush();
  }

  private String label(int index) {
    return outcome.before().labels().get(index);
  }

  private Optional<AttentionShift> shift() {
    return AttentionShift.between(outcome.request().clean(), outcome.attacked());
  }

  private void words(PrintWriter out) {
    String from = label(outcome.request().label());
    String to = label(outcome.after().top(1).getFirst());
    out.println(
        outcome.isFooled()
            ? "The answer becomes " + to + " instead of " + from + "."
            : "The answer stays " + from + ".");
    out.printf(Locale.ROOT, "%d passes, %.1f s%n%n", outcome.passes(), outcome.millis() / 1000);
    List<PredictionChange> changes =
        PredictionChange.between(outcome.request().clean(), outcome.attacked()).stream()
            .filter(c -> c.head().equals(outcome.request().head()))
            .limit(TOP)
            .toList();
    for (PredictionChange c : changes) {
      out.printf(
          Locale.ROOT, "  %5.1f %% → %5.1f %%  %s%n", 100 * c.left(), 100 * c.right(), c.label());
    }
    AttackOutcome.Size size = outcome.size();
    if (size.linf() > 0) {
      out.printf(
          Locale.ROOT,
          "%nlargest change %.4f, root mean square %.4f, length %.3f%n",
          size.linf(),
          size.rms(),
          size.l2());
    }
    for (AttackOutcome.Swap s : size.words()) {
      out.printf(Locale.ROOT, "  %s → %s  (cosine %.2f)%n", s.before(), s.after(), s.cosine());
    }
    shift()
        .ifPresent(
            s -> {
              out.printf(Locale.ROOT, "%n%.1f %% of the words' attention moved%n", 100 * s.share());
              for (AttentionShift.Moved m : s.most(TOP)) {
                out.printf(
                    Locale.ROOT,
                    "  %-12s clip %d  %+.3f%n",
                    s.before().tokens().get(m.token()).piece(),
                    m.clip() + 1,
                    m.change());
              }
            });
  }

  private ObjectNode tree() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("video", outcome.request().clean().video().path().toString());
    root.put("model", outcome.request().clean().provenance().bundleName());
    root.put("bundleSha256", outcome.request().clean().provenance().bundleSha256());
    root.put("method", outcome.attack().key());
    root.put("attack", outcome.attack().toString());
    root.put("text", outcome.request().clean().text().text());
    root.put("attackedText", outcome.attacked().text().text());
    root.put("head", outcome.request().head());
    root.put("class", label(outcome.request().label()));
    root.put("answer", label(outcome.after().top(1).getFirst()));
    root.put("fooled", outcome.isFooled());
    root.put("passes", outcome.passes());
    root.put("millis", outcome.millis());
    ObjectNode size = root.putObject("perturbation");
    size.put("linf", outcome.size().linf());
    size.put("rms", outcome.size().rms());
    size.put("l2", outcome.size().l2());
    ArrayNode words = size.putArray("words");
    for (AttackOutcome.Swap s : outcome.size().words()) {
      words
          .addObject()
          .put("token", s.token())
          .put("before", s.before())
          .put("after", s.after())
          .put("cosine", s.cosine());
    }
    ArrayNode predictions = root.putArray("predictions");
    for (PredictionChange c :
        PredictionChange.between(outcome.request().clean(), outcome.attacked())) {
      predictions
          .addObject()
          .put("head", c.head())
          .put("label", c.label())
          .put("clean", c.left())
          .put("attacked", c.right());
    }
    shift().ifPresent(s -> add(root.putObject("attention"), s));
    return root;
  }

  private static void add(ObjectNode node, AttentionShift s) {
    node.put("map", s.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("moved", s.share());
    ArrayNode most = node.putArray("most");
    for (AttentionShift.Moved m : s.most(MOVED)) {
      most.addObject()
          .put("token", s.before().tokens().get(m.token()).piece())
          .put("clip", m.clip())
          .put("before", s.before().at(m.token(), m.clip()))
          .put("after", s.after().at(m.token(), m.clip()));
    }
  }
}
