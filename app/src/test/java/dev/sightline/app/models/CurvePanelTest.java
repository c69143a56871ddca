package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.bundle.CurvePoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvePanelTest {
  @Test
  void lossesStandAloneAndFiguresOfOneSetTogether() {
    List<CurvePanel> panels =
        CurvePanel.of(
            List.of(
                new CurvePoint("alignment", 1, 1, Map.of("train.loss", 3.0)),
                new CurvePoint("heads", 1, 1, Map.of("train.loss", 1.0)),
                new CurvePoint("heads", 2, 2, Map.of("dev.topics.text.accuracy", 0.5)),
                new CurvePoint("heads", 2, 2, Map.of("dev.topics.both.accuracy", 0.6)),
                new CurvePoint("heads", 3, 3, Map.of("dev.topics.text.accuracy", 0.55)),
                new CurvePoint("heads", 3, 3, Map.of("dev.other", 0.1))));
    assertThat(panels)
        .extracting(CurvePanel::stage, CurvePanel::subject, CurvePanel::isShare)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("alignment", "train.loss", false),
            org.assertj.core.groups.Tuple.tuple("heads", "train.loss", false),
            org.assertj.core.groups.Tuple.tuple("heads", "topics", true),
            org.assertj.core.groups.Tuple.tuple("heads", "dev.other", false));
    CurvePanel topics = panels.get(2);
    assertThat(topics.figure()).isEqualTo("accuracy");
    assertThat(topics.lines().getFirst())
        .isEqualTo(
            new CurvePanel.Line(
                "text.accuracy",
                List.of(new CurvePanel.Point(2, 0.5), new CurvePanel.Point(3, 0.55))));
    assertThat(topics.lines()).hasSize(2);
    assertThat(panels.getFirst().figure()).isEmpty();
  }

  @Test
  void theTableHasEveryValue() {
    assertThat(
            CurvePanel.table(
                    List.of(
                        new CurvePoint("heads", 1, 1, Map.of("train.loss", 1.5)),
                        new CurvePoint("heads", 2, 2, Map.of("dev.other", 0.25))))
                .lines())
        .containsExactly(
            "stage\tepoch\tquantity\tvalue",
            "heads\t1\ttrain.loss\t1.5",
            "heads\t2\tdev.other\t0.25");
  }

  @Test
  void figuresAreGroupedByWhatMeasuredThem() {
    List<Figures> groups = Figures.of(SampleFacts.METRICS);
    assertThat(groups).extracting(Figures::task).containsExactly("topics", "retrieval");
    assertThat(groups.getFirst().metrics()).hasSize(2);
    assertThat(groups.getFirst().command()).endsWith("--task topics");
  }

  @Test
  void namesReadWell() {
    assertThat(Names.quantity("text_to_image.r@1")).isEqualTo("text → image · R@1");
    assertThat(Names.quantity("both.macro_f1")).isEqualTo("both · macro F1");
    assertThat(Names.task("topics")).isEqualTo("Topics");
    assertThat(Names.task("my_task")).isEqualTo("my task");
  }
}
