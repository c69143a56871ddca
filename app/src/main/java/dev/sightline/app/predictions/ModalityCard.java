package dev.sightline.app.predictions;

import dev.sightline.app.chart.SharesBar;
import dev.sightline.app.control.CopyButton;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.ModalityViewModel.Shown;
import dev.sightline.core.explain.modality.ModalityShare;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A bar in three parts: text, video, both together. FX thread only. */
public final class ModalityCard extends VBox {
  private static final double TOOLTIP_WIDTH = 360;

  private final Label title = new Label();
  private final SharesBar bar = new SharesBar();
  private final Label note = new Label();

  public ModalityCard(ModalityViewModel model) {
    getStyleClass().addAll("card", "modality-card");
    setId("modality-card");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    Tooltip why = new Tooltip(Messages.text("modality.why"));
    why.setWrapText(true);
    why.setMaxWidth(TOOLTIP_WIDTH);
    Tooltip.install(this, why);
    setAccessibleHelp(why.getText());
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            new CopyButton("modality-copy", this, model::table),
            new HelpButton("modality.help.title", "modality.help.read", "modality.help.limits"));
    getChildren().setAll(head, bar, note);
    model.shownProperty().subscribe(this::show);
  }

  private void show(Shown shown) {
    setVisible(shown != null);
    setManaged(shown != null);
    if (shown == null) {
      return;
    }
    ModalityShare s = shown.share();
    title.setText(Messages.text("modality.title", shown.label()));
    bar.show(s.textPart(), s.videoPart(), s.interactionPart());
    note.setText(
        Messages.text(
            "modality.note", signed(s.text()), signed(s.video()), signed(s.interaction())));
    setAccessibleText(title.getText() + ". " + note.getText());
  }

  private static String signed(double nats) {
    return String.format(Locale.ROOT, "%+.2f", nats).replace('-', '−');
  }
}
