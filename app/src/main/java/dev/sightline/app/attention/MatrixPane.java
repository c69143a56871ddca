package dev.sightline.app.attention;

import atlantafx.base.theme.Styles;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The matrix: tokens × clips, clips × tokens, or tokens × tokens. FX thread only. */
public final class MatrixPane implements AttentionPane {
  private final AttentionViewModel model;
  private final AttentionCanvas canvas;
  private final ToggleButton transpose = new ToggleButton(Messages.text("attention.transpose"));
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);

  /**
   * @param zoom the part of the time line that is shown, shared with other views
   */
  public MatrixPane(
      AttentionViewModel model, Selection selection, ClipThumbnails thumbnails, TimeZoom zoom) {
    this.model = model;
    canvas = new AttentionCanvas(model, selection, thumbnails, zoom);
    transpose.setId("attention-transpose");
    transpose.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    transpose.setTooltip(new Tooltip(Messages.text("attention.transpose.help")));
    transpose.setMinWidth(Region.USE_PREF_SIZE);
    transpose.selectedProperty().bindBidirectional(model.transposedProperty());
    model
        .shownProperty()
        .subscribe(s -> transpose.setDisable(s == null || !s.matrix().onTimeLine()));
    model.viewProperty().subscribe(v -> describe());
    model.litProperty().subscribe(l -> describe());
    model.colours().onChange(this::describe);
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.MATRIX;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return List.of(transpose);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("attention.help.title", "attention.help.read", "attention.help.limits");
  }

  @Override
  public ObservableValue<String> readout() {
    return model.readoutProperty();
  }

  @Override
  public ObservableValue<String> value() {
    return model.valueProperty();
  }

  @Override
  public String table() {
    MatrixData data = model.viewProperty().get();
    return data == null ? "" : Tables.matrix(data);
  }

  @Override
  public ObservableValue<LegendText> legend() {
    return legend.getReadOnlyProperty();
  }

  private void describe() {
    MatrixData data = model.viewProperty().get();
    if (data == null) {
      legend.set(LegendText.NONE);
      return;
    }
    int row = model.toView(model.litProperty().get()).row();
    boolean signed = data.traits().signed();
    boolean everyRow =
        model.colours().scaleProperty().get() == ScaleMode.PER_ROW
            && row == AttentionViewModel.NONE;
    double end = data.rows().isEmpty() ? 0 : model.scale(data, Math.max(0, row)).max();
    String rowMax = Messages.text("attention.top.row");
    String top = everyRow ? rowMax : Words.value(end, signed);
    String bottom = everyRow ? "−" + rowMax : Words.value(-end, true);
    legend.set(
        new LegendText(Names.unit(data), Names.unitHelp(data), signed ? bottom : "0", top, signed));
  }
}
