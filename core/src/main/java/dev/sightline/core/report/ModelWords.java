package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.report.ReportBlock.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a report says of the model, of limits, and of how to get the same numbers again. */
final class ModelWords {
  private ModelWords() {}

  static List<ReportBlock> model(ReportFacts facts, ReportWords w) {
    Optional<ModelFacts> known = facts.model();
    if (known.isEmpty()) {
      return List.of(
          new ReportBlock.Facts(
              List.of(new Fact(w.text("video.model"), facts.analysis().provenance().bundleName()))),
          new ReportBlock.Note(w.text("model.none")));
    }
    ModelFacts m = known.get();
    ModelCard card = ModelCard.parse(m.card());
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Facts(
            List.of(
                new Fact(w.text("video.model"), m.name() + " " + m.version()),
                new Fact(w.text("model.licence"), m.licence()),
                new Fact(
                    w.text("model.heads"),
                    m.heads().isEmpty() ? w.text("none") : String.join(", ", m.heads())))));
    if (!card.about().isEmpty()) {
      blocks.add(new ReportBlock.Paragraph(card.about()));
    }
    List<List<String>> rows = card.figures(m.heads(), w);
    if (!rows.isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              w.text("model.figures"),
              List.of(
                  w.text("column.head"),
                  w.text("column.split"),
                  w.text("column.items"),
                  w.text("column.figure"),
                  w.text("column.value"),
                  w.text("column.interval")),
              rows,
              false));
    }
    if (!card.limits().isEmpty()) {
      blocks.add(new ReportBlock.Paragraph(w.text("model.limits")));
      blocks.add(new ReportBlock.Bullets(card.limits()));
    }
    return blocks;
  }

  static List<ReportBlock> limits(Analysis a, ReportWords w) {
    return List.of(
        new ReportBlock.Bullets(
            List.of(
                w.text("limits.cause"),
                w.text("limits.sum"),
                w.text("limits.probability"),
                w.text(a.clips().size() == 1 ? "limits.frame" : "limits.frames", a.clips().size()),
                w.text("limits.people"))));
  }

  static List<ReportBlock> provenance(ReportFacts facts, ReportPlan plan, ReportWords w) {
    Analysis a = facts.analysis();
    var p = a.provenance();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(w.text("provenance.program"), p.product()));
    rows.add(List.of(w.text("provenance.bundle"), p.bundleName()));
    rows.add(List.of(w.text("provenance.bundleHash"), p.bundleSha256()));
    rows.add(List.of(w.text("provenance.videoHash"), p.videoSha256()));
    new TreeMap<>(p.parameters())
        .forEach((k, v) -> rows.add(List.of(w.text("provenance.setting", k), v)));
    new TreeMap<>(p.versions())
        .forEach((k, v) -> rows.add(List.of(w.text("provenance.version", k), v)));
    rows.add(List.of(w.text("provenance.again"), ReportCommandLine.of(facts, plan)));
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Table(
            w.text("provenance.caption"),
            List.of(w.text("column.what"), w.text("column.value")),
            rows,
            false));
    if (!a.timings().isEmpty()) {
      blocks.add(
          new ReportBlock.Table(
              w.text("provenance.time"),
              List.of(w.text("column.stage"), w.text("column.elapsed"), w.text("column.processor")),
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
        new ReportBlock.Note(w.text("provenance.files", ReportWriter.JSON, ReportWriter.TENSORS)));
    return blocks;
  }
}
