package dev.sightline.app.export;

import dev.sightline.app.control.Icons;
import dev.sightline.app.control.Pictures;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.TemplateFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What report to write, with its pages as they will be. FX thread only. */
public final class ReportSheet extends VBox {
  private static final double PAGE_WIDTH = 380;
  private static final double FORM_WIDTH = 372;
  private static final double HEIGHT = 570;

  private final ReportViewModel model;
  private final ReportChoices choices;
  private final FilePrompt files;
  private final ImageView picture = new ImageView();

  public ReportSheet(ReportViewModel model, FilePrompt files) {
    this.model = model;
    this.choices = model.choices();
    this.files = files;
    getStyleClass().add("sheet-body");
    ScrollPane form = new ScrollPane(form());
    form.setFitToWidth(true);
    form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    form.getStyleClass().addAll("edge-to-edge", "report-form");
    form.setPrefSize(FORM_WIDTH, HEIGHT);
    form.setMinHeight(120);
    form.setMinWidth(FORM_WIDTH);
    HBox both = new HBox(16, form, preview());
    VBox.setVgrow(both, Priority.ALWAYS);
    getChildren().setAll(both, foot());
  }

  private VBox form() {
    Form form = new Form();
    form.row("report.title", field("report-title", choices.titleProperty(), "report.title.prompt"));
    form.row("report.author", field("report-author", choices.authorProperty(), ""));
    form.row("report.notes", notes());
    form.row("report.logo", logo());
    form.row(
        "report.language",
        Form.box(
            "report-language",
            List.of(ReportLanguage.values()),
            choices.languageProperty(),
            ReportLanguage::title));
    form.row(
        "report.sheet",
        Form.box(
            "report-sheet", List.of(Sheet.values()), choices.sheetProperty(), ReportNames::sheet));
    form.row(
        "report.colours",
        Form.box(
            "report-colours",
            Arrays.stream(ColorMap.values()).filter(m -> !m.isDiverging()).toList(),
            choices.coloursProperty(),
            ColorMap::key));
    form.row(
        "export.paper",
        Form.box(
            "report-theme", List.of(Paper.values()), choices.themeProperty(), ExportNames::paper));
    VBox all =
        new VBox(
            10,
            heading("report.formats"),
            formats(),
            form,
            heading("report.sections"),
            new SectionList(choices),
            maps());
    all.getStyleClass().add("report-choices");
    return all;
  }

  /** The maps of methods that were looked at; nothing where there are none. */
  private VBox maps() {
    VBox boxes = new VBox(6);
    boxes.setId("report-maps");
    InvalidationListener fill =
        o -> {
          boxes.getChildren().clear();
          if (!choices.maps().isEmpty()) {
            boxes.getChildren().add(heading("report.maps"));
          }
          for (ReportChoices.MethodMap map : choices.maps()) {
            CheckBox box = new CheckBox(map.explained().title());
            box.setMnemonicParsing(false);
            box.selectedProperty().bindBidirectional(map.wanted());
            boxes.getChildren().add(box);
          }
        };
    choices.maps().addListener(fill);
    fill.invalidated(choices.maps());
    return boxes;
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("report-heading");
    return label;
  }

  private GridPane formats() {
    GridPane grid = new GridPane(12, 6);
    fill(grid);
    choices.pluginFormats().addListener((InvalidationListener) o -> fill(grid));
    return grid;
  }

  private void fill(GridPane grid) {
    grid.getChildren().clear();
    ReportFormat[] all = ReportFormat.values();
    for (int i = 0; i < all.length; i++) {
      CheckBox box = new CheckBox(ReportNames.format(all[i]));
      box.setId("report-format-" + all[i].key());
      box.selectedProperty().bindBidirectional(choices.formatProperty(all[i]));
      grid.add(box, i % 2, i / 2);
    }
    for (int i = 0; i < choices.pluginFormats().size(); i++) {
      ReportChoices.PluginFormat format = choices.pluginFormats().get(i);
      CheckBox box = new CheckBox(format.writer().title());
      box.selectedProperty().bindBidirectional(format.wanted());
      int place = all.length + i;
      grid.add(box, place % 2, place / 2);
    }
  }

  private static TextField field(String id, StringProperty value, String prompt) {
    TextField field = new TextField();
    bind(field, id, value);
    field.setPromptText(prompt.isEmpty() ? "" : Messages.text("report.title.prompt"));
    return field;
  }

  private TextArea notes() {
    TextArea area = new TextArea();
    bind(area, "report-notes", choices.notesProperty());
    area.setPrefRowCount(2);
    area.setPrefColumnCount(14);
    area.setWrapText(true);
    return area;
  }

  private static void bind(TextInputControl control, String id, StringProperty value) {
    control.setId(id);
    control.textProperty().bindBidirectional(value);
  }

  private HBox logo() {
    Button choose = new Button();
    choose.setId("report-logo");
    choose.getStyleClass().add("small");
    choose
        .textProperty()
        .bind(
            choices
                .logoProperty()
                .map(p -> p.getFileName().toString())
                .orElse(Messages.text("report.logo.none")));
    choose.setMnemonicParsing(false);
    choose.setMaxWidth(150);
    choose.setOnAction(
        e -> files.open(Messages.text("report.logo.open")).ifPresent(choices.logoProperty()::set));
    Button clear =
        Icons.button(
            Feather.X,
            Messages.text("report.logo.clear"),
            "report-logo-clear",
            () -> choices.logoProperty().set(null));
    clear.visibleProperty().bind(choices.logoProperty().isNotNull());
    HBox box = new HBox(4, choose, clear);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox preview() {
    picture.setId("report-preview");
    picture.setPreserveRatio(true);
    picture.setFitWidth(PAGE_WIDTH - 18);
    picture.setAccessibleText(Messages.text("report.preview"));
    ScrollPane scroll = new ScrollPane(picture);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefSize(PAGE_WIDTH, HEIGHT - 34);
    scroll.setMinSize(PAGE_WIDTH, 100);
    scroll.getStyleClass().add("export-preview");
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(28, 28);
    busy.visibleProperty().bind(model.busyProperty());
    model.previewProperty().subscribe(this::show);
    model.pageProperty().subscribe(p -> scroll.setVvalue(0));
    StackPane page = new StackPane(scroll, busy);
    VBox.setVgrow(page, Priority.ALWAYS);
    return new VBox(6, page, pager());
  }

  private HBox pager() {
    Button back =
        Icons.button(
            Feather.CHEVRON_LEFT,
            Messages.text("report.page.before"),
            "report-page-before",
            () -> model.turn(-1));
    Button on =
        Icons.button(
            Feather.CHEVRON_RIGHT,
            Messages.text("report.page.next"),
            "report-page-next",
            () -> model.turn(1));
    back.disableProperty().bind(model.pageProperty().lessThanOrEqualTo(0));
    on.disableProperty()
        .bind(model.pageProperty().greaterThanOrEqualTo(model.pagesProperty().subtract(1)));
    Label where = new Label();
    where.setId("report-page");
    where.getStyleClass().add("form-label");
    where
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.pagesProperty().get() == 0
                        ? Messages.text("report.page.none")
                        : Messages.text(
                            "report.page",
                            Integer.toString(model.pageProperty().get() + 1),
                            Integer.toString(model.pagesProperty().get())),
                model.pageProperty(),
                model.pagesProperty()));
    HBox pager = new HBox(6, back, where, on);
    pager.setAlignment(Pos.CENTER);
    return pager;
  }

  private void show(Raster raster) {
    picture.setImage(raster == null ? null : Pictures.of(raster));
  }

  private HBox foot() {
    Label problem = new Label();
    problem.setId("report-problem");
    problem.getStyleClass().add("export-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(FORM_WIDTH + 40);
    problem.textProperty().bind(model.problemProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button open = plain("report.template.open", "report-template-open", this::openTemplate);
    Button save = plain("report.template.save", "report-template-save", this::saveTemplate);
    Button write = Form.button("export.write", "report-write", this::write);
    save.disableProperty().bind(write.disableProperty());
    write.disableProperty().bind(model.problemProperty().isNotEmpty());
    HBox foot = new HBox(8, open, save, problem, space, write);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private static Button plain(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void openTemplate() {
    files.open(Messages.text("report.template.open.title")).ifPresent(model::openTemplate);
  }

  private void saveTemplate() {
    files
        .save(
            Messages.text("report.template.save.title"),
            Messages.text("report.template.name") + TemplateFile.ENDING,
            Messages.text("report.template.kind"),
            TemplateFile.ENDING)
        .ifPresent(model::saveTemplate);
  }

  private void write() {
    files
        .folder(Messages.text("export.title"))
        .map((Path f) -> f.resolve(model.suggestedFolder()))
        .ifPresent(model::write);
  }
}
