package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.Architecture;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.FrozenParts;
import dev.sightline.core.model.bundle.VideoFamily;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What a bundle says of itself: version, licence, sizes, parts, hash. FX thread only. */
final class FactsPane extends ScrollPane {
  private static final long MEGA = 1_000_000;
  private static final int HASH_DIGITS = 16;

  private final VBox content = new VBox();

  FactsPane(ObservableValue<ModelFacts> model) {
    getStyleClass().add("predictions");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    content.getStyleClass().addAll("predictions-content", "model-facts");
    setContent(content);
    model.subscribe(this::show);
  }

  private void show(ModelFacts facts) {
    content.getChildren().clear();
    if (facts == null) {
      return;
    }
    BundleManifest m = facts.manifest();
    VBox model = section("models.facts.model");
    fact(model, "models.facts.version", m.version());
    fact(model, "models.facts.licence", m.licence());
    fact(
        model,
        "models.facts.parameters",
        String.format(Locale.ROOT, "%.1f M", (double) facts.parameters() / MEGA));
    fact(
        model,
        "models.facts.size",
        String.format(Locale.ROOT, "%.1f MB", (double) facts.bytes() / MEGA));
    fact(model, "models.facts.hash", facts.sha256().substring(0, HASH_DIGITS) + "…")
        .setTooltip(new Tooltip(facts.sha256()));
    Architecture a = m.architecture();
    VBox sizes = section("models.facts.architecture");
    fact(
        sizes,
        "models.facts.clips",
        Messages.text(
            "models.facts.clips.value", a.framesPerClip(), a.frameStride(), a.nominalRateHz()));
    fact(
        sizes,
        "models.facts.grid",
        Messages.text("models.facts.grid.value", a.gridHeight(), a.gridWidth()));
    if (m.family() != VideoFamily.TORCHSCRIPT) {
      fact(sizes, "models.facts.align", String.valueOf(a.alignDim()));
      fact(sizes, "models.facts.pooled", String.valueOf(a.pooledDim()));
      fact(
          sizes,
          "models.facts.fusion",
          a.fusionLayers() == 0
              ? Messages.text("models.facts.fusion.none")
              : Messages.text(
                  "models.facts.fusion.value", a.fusionLayers(), a.fusionHeads(), a.fusionDim()));
    }
    VBox heads = section("models.facts.heads");
    for (HeadSpec head : m.heads()) {
      Label value =
          pair(
              heads,
              Names.task(head.key()),
              Messages.text("models.facts.classes", head.labels().size()));
      value.setTooltip(new Tooltip(String.join(", ", head.labels())));
    }
    parts(m.parts());
  }

  private void parts(FrozenParts parts) {
    VBox box = section("models.facts.parts");
    fact(box, "models.facts.text", parts.textEncoder().id());
    fact(box, "models.facts.image", parts.imageEncoder().id());
    fact(box, "models.facts.tokenizer", parts.tokenizer().id());
  }

  private VBox section(String key) {
    Label title = new Label(Messages.text(key).toUpperCase(Locale.ROOT));
    title.getStyleClass().add("section-title");
    VBox box = new VBox(title);
    box.getStyleClass().add("fact-group");
    content.getChildren().add(box);
    return box;
  }

  private static Label fact(VBox section, String key, String value) {
    return pair(section, Messages.text(key), value);
  }

  private static Label pair(VBox section, String name, String value) {
    Label left = new Label(name);
    left.getStyleClass().add("fact-name");
    Label right = new Label(value);
    right.getStyleClass().add("fact-value");
    right.setWrapText(true);
    right.setMinHeight(USE_PREF_SIZE);
    section.getChildren().add(new VBox(left, right));
    return right;
  }
}
