package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.Flip;
import dev.sightline.core.explain.change.HeadChange;
import dev.sightline.core.explain.change.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code whatif} prints.
 *
 * @param outcome the answer with the changes beside the one without
 * @param flip what a search found, if there was one
 */
record WhatIfReport(Outcome outcome, Optional<Flip> flip) {
  /** Classes of each head in the summary. */
  private static final int TOP = 4;

  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(tree().toPrettyString());
    } else {
      words(out);
    }
    out.flush();
  }

  private void words(PrintWriter out) {
    List<ChangeList.Entry> entries = outcome.changes().entries();
    for (int i = 0; i < entries.size(); i++) {
      String line = ChangeSyntax.format(entries.get(i).change());
      out.println(outcome.input().idle().contains(i) ? line + "  (does not fit)" : line);
    }
    out.printf(
        Locale.ROOT, "%d clips encoded, %.0f ms%n", outcome.input().encoded(), outcome.millis());
    for (HeadChange head : outcome.heads()) {
      out.println();
      out.println(head.head() + (head.isFlipped() ? "  (another class is first now)" : ""));
      for (int label : head.top(TOP)) {
        out.printf(
            Locale.ROOT,
            "  %5.1f %% → %5.1f %%  %+6.1f  %s%n",
            100 * head.before().probabilities().get(label),
            100 * head.after().probabilities().get(label),
            100 * head.difference(label),
            head.before().labels().get(label));
      }
    }
    float before = outcome.original().alignmentScore();
    float after = outcome.analysis().alignmentScore();
    out.println();
    out.printf(Locale.ROOT, "text and video: cosine %.3f → %.3f%n", before, after);
    flip.ifPresent(f -> words(f, out));
  }

  private void words(Flip found, PrintWriter out) {
    out.println();
    if (!found.isFound()) {
      out.printf(
          "%s stays %s: nothing found in %d questions; no set of %d or fewer parts flips it.%n",
          found.head(), label(found, found.before()), found.questions(), found.sizesTried());
      return;
    }
    out.printf(
        "%s becomes %s instead of %s when this is hidden (%d questions):%n",
        found.head(), label(found, found.after()), label(found, found.before()), found.questions());
    for (Change change : found.changes()) {
      out.println("  " + name(change));
    }
    out.println(
        found.isSmallest()
            ? "No smaller set exists: all were tried."
            : "Each part is needed; a smaller set of other parts may exist.");
  }

  private static String name(Change change) {
    String line = ChangeSyntax.format(change);
    return change instanceof Change.MaskWord w ? line + "  " + w.word().spelling() : line;
  }

  private String label(Flip found, int label) {
    return outcome.analysis().head(found.head()).map(h -> h.labels().get(label)).orElseThrow();
  }

  private ObjectNode tree() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("video", outcome.original().video().path().toString());
    root.put("model", outcome.original().provenance().bundleName());
    root.put("bundleSha256", outcome.original().provenance().bundleSha256());
    root.put("text", outcome.original().text().text());
    root.put("changedText", outcome.input().text());
    ArrayNode changes = root.putArray("changes");
    List<ChangeList.Entry> entries = outcome.changes().entries();
    for (int i = 0; i < entries.size(); i++) {
      ObjectNode change = changes.addObject();
      change.put("change", ChangeSyntax.format(entries.get(i).change()));
      change.put("fits", !outcome.input().idle().contains(i));
    }
    root.put("encodedClips", outcome.input().encoded());
    root.put("millis", outcome.millis());
    ObjectNode score = root.putObject("score");
    number(score, "before", outcome.original().alignmentScore());
    number(score, "after", outcome.analysis().alignmentScore());
    number(score, "difference", outcome.scoreDifference());
    ArrayNode heads = root.putArray("heads");
    outcome.heads().forEach(h -> add(heads.addObject(), h));
    flip.ifPresent(f -> add(root.putObject("flip"), f));
    return root;
  }

  /** JSON has no way to say "not a number". */
  private static void number(ObjectNode node, String name, float value) {
    if (Float.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  private static void add(ObjectNode node, HeadChange head) {
    node.put("head", head.head());
    node.put("flipped", head.isFlipped());
    ArrayNode classes = node.putArray("classes");
    HeadResult before = head.before();
    for (int label : head.top(before.labels().size())) {
      ObjectNode one = classes.addObject();
      one.put("label", before.labels().get(label));
      one.put("before", before.probabilities().get(label));
      one.put("after", head.after().probabilities().get(label));
      one.put("difference", head.difference(label));
    }
  }

  private void add(ObjectNode node, Flip found) {
    node.put("head", found.head());
    node.put("found", found.isFound());
    node.put("before", label(found, found.before()));
    node.put("after", label(found, found.after()));
    float[] first = found.first().probabilities().get(found.head());
    float[] last = found.last().probabilities().get(found.head());
    node.put("probabilityBefore", first[found.before()]);
    node.put("probabilityAfter", last[found.before()]);
    ArrayNode changes = node.putArray("changes");
    found.changes().forEach(c -> changes.add(name(c)));
    node.put("smallest", found.isSmallest());
    node.put("allSetsTriedUpTo", found.sizesTried());
    node.put("questions", found.questions());
  }
}
