package dev.sightline.app.export;

import dev.sightline.app.control.NumberField;
import dev.sightline.app.control.Pictures;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import java.util.List;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What figure to write, with its preview. FX thread only. */
public final class FigureSheet extends VBox {
  private static final double PREVIEW_WIDTH = 420;
  private static final double PREVIEW_HEIGHT = 300;

  private final FigureViewModel model;
  private final FilePrompt files;
  private final ImageView picture = new ImageView();
  private final ComboBox<ExportContent> content;

  public FigureSheet(FigureViewModel model, FilePrompt files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("sheet-body");
    content = Form.box("figure-content", List.of(), model.contentProperty(), ExportNames::content);
    model.shownProperty().subscribe(s -> offer());
    HBox both = new HBox(16, form(), preview());
    Label caption = new Label();
    caption.setId("figure-caption");
    caption.getStyleClass().add("export-caption");
    caption.setWrapText(true);
    caption.setMaxWidth(PREVIEW_WIDTH + 260);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    caption.textProperty().bind(model.captionProperty());
    getChildren().setAll(both, caption, foot());
  }

  private void offer() {
    ExportContent now = model.contentProperty().get();
    content.getItems().setAll(model.contents());
    model.contentProperty().set(now);
  }

  private Form form() {
    Form form = new Form();
    form.row("export.content", content);
    form.row(
        "export.format",
        Form.box(
            "figure-format",
            List.of(FigureFormat.values()),
            model.formatProperty(),
            ExportNames::format));
    NumberField width = new NumberField(model.widthProperty(), Messages.text("export.width"));
    width.setId("figure-width");
    HBox sized =
        new HBox(
            6,
            width,
            Form.box(
                "figure-unit",
                List.of(WidthUnit.values()),
                model.unitProperty(),
                ExportNames::unit));
    sized.setAlignment(Pos.CENTER_LEFT);
    form.row("export.width", sized);
    Property<Number> dpi = model.dpiProperty();
    NumberField resolution = new NumberField(dpi, Messages.text("export.dpi"));
    resolution.setId("figure-dpi");
    resolution.setMaxWidth(86);
    form.row("export.dpi", resolution);
    form.row(
        "export.paper",
        Form.box(
            "figure-paper", List.of(Paper.values()), model.paperProperty(), ExportNames::paper));
    return form;
  }

  private StackPane preview() {
    picture.setId("figure-preview");
    picture.setPreserveRatio(true);
    picture.setFitWidth(PREVIEW_WIDTH - 18);
    ScrollPane scroll = new ScrollPane(picture);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
    scroll.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
    scroll.getStyleClass().add("export-preview");
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(28, 28);
    busy.visibleProperty().bind(model.busyProperty());
    model.previewProperty().subscribe(this::show);
    return new StackPane(scroll, busy);
  }

  private void show(Raster raster) {
    picture.setImage(raster == null ? null : Pictures.of(raster));
  }

  private HBox foot() {
    Label size = new Label();
    size.setId("figure-size");
    size.getStyleClass().add("form-label");
    size.textProperty().bind(model.sizeProperty());
    Label problem = new Label();
    problem.setId("figure-problem");
    problem.getStyleClass().add("export-problem");
    problem.textProperty().bind(model.problemProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button write = Form.button("export.write", "figure-write", this::write);
    write.disableProperty().bind(model.problemProperty().isNotEmpty());
    HBox foot = new HBox(12, size, problem, space, write);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void write() {
    FigureFormat as = model.formatProperty().get();
    files
        .save(
            Messages.text("export.figure.title"),
            model.suggestedName(),
            ExportNames.format(as),
            as.ending())
        .ifPresent(model::write);
  }
}
