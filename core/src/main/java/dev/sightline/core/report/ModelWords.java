package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.report.ReportBlock.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What a report says of the model, of limits, and of how to get the same numbers again. */
final class ModelWords {
  private ModelWords() {}

  static List<ReportBlock> model(ReportFacts facts) {
    Optional<ModelFacts> known = facts.model();
    if (known.isEmpty()) {
      return List.of(
          new ReportBlock.Facts(
              List.of(new Fact("Model", facts.analysis().provenance().bundleName()))),
          new ReportBlock.Note("Not available: the model card was not at hand."));
    }
    ModelFacts m = known.get();
    ModelCard card = ModelCard.parse(m.card());
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Facts(
            List.of(
                new Fact("Model", m.name() + " " + m.version()),
                new Fact("Licence", m.licence()),
                new Fact("Heads", m.heads().isEmpty() ? "none" : String.join(", ", m.heads())))));
    if (!card.about().isEmpty()) {
      blocks.add(new ReportBlock.Paragraph(card.about()));
    }
    List<List<String>> rows = card.figures(m.heads());
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              "From the model card, in percent, with 95 % intervals",
              List.of("Head", "Split", "Items", "Figure", "Value", "Interval"), rows, false));
    }
    if (!card.limits().isEmpty()) {
      blocks.add(new ReportBlock.Paragraph("Limits that the model card names:"));
      blocks.add(new ReportBlock.Bullets(card.limits()));
    }
    return blocks;
  }

  static List<ReportBlock> limits(Analysis a) {
    return List.of(
        new ReportBlock.Bullets(
            List.of(
                "A bright cell says where the model looked, not why it decided. Attention and"
                    + " alignment are not causes: taking the bright part away may leave the answer"
                    + " as it was.",
                "Every row is shared out to sum to 1. A word for something that is not in the video"
                    + " still has to look somewhere.",
                "A probability is the model’s share among the classes that it knows, not the chance"
                    + " of being right. For unusual videos it can be sure and wrong.",
                "The model sees "
                    + a.clips().size()
                    + (a.clips().size() == 1 ? " clip" : " clips")
                    + " of a few small frames each, not every frame, and each frame squeezed to one"
                    + " size. What happens between them, or is small, can be missed.",
                "A model carries the gaps and the prejudices of what it was trained on; its model"
                    + " card says what that was. Do not use it to judge people.")));
  }

  static List<ReportBlock> provenance(ReportFacts facts, ReportPlan plan) {
    Analysis a = facts.analysis();
    var p = a.provenance();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Program", p.product()));
    rows.add(List.of("Model bundle", p.bundleName()));
    rows.add(List.of("SHA-256 of the bundle", p.bundleSha256()));
    rows.add(List.of("SHA-256 of the video", p.videoSha256()));
    new TreeMap<>(p.parameters()).forEach((k, v) -> rows.add(List.of("Setting: " + k, v)));
    new TreeMap<>(p.versions()).forEach((k, v) -> rows.add(List.of("Version: " + k, v)));
    rows.add(List.of("The same again", ReportCommandLine.of(facts, plan)));
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(new ReportBlock.Table("Provenance", List.of("What", "Value"), rows, false));
    if (!a.timings().isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              "Time taken",
              List.of("Stage", "Elapsed", "Processor"),
              a.timings().stream()
                  .map(
                      t ->
                          List.of(
                              t.stage(),
                              PlainText.millis(t.wallMillis()),
                              t.cpuMillis() < 0 ? "–" : PlainText.millis(t.cpuMillis())))
                  .toList(),
              true));
    }
    blocks.add(
        new ReportBlock.Note(
            String.format(
                Locale.ROOT,
                "All numbers lie in %s and %s, which are written with the report where they are"
                    + " asked for.",
                ReportWriter.JSON,
                ReportWriter.TENSORS)));
    return blocks;
  }
}
