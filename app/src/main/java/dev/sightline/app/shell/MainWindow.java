package dev.sightline.app.shell;

import dev.sightline.app.ask.AskCard;
import dev.sightline.app.compare.CompareView;
import dev.sightline.app.control.CopyEvent;
import dev.sightline.app.control.Roomy;
import dev.sightline.app.export.DifferenceFiles;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.generate.GenerateView;
import dev.sightline.app.guess.GuessCard;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.InspectView;
import dev.sightline.app.jobs.JobsSheet;
import dev.sightline.app.library.LibraryView;
import dev.sightline.app.memory.MemorySheet;
import dev.sightline.app.predictions.ModalityCard;
import dev.sightline.app.predictions.OwnLabelsCard;
import dev.sightline.app.predictions.PredictionsView;
import dev.sightline.app.settings.Settings;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.app.text.TextView;
import dev.sightline.app.verdict.VerdictStrip;
import dev.sightline.app.whatif.WhatIfCard;
import dev.sightline.core.viewstate.ViewFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The window with its bars and views. FX thread only. */
final class MainWindow implements Commands {
  private static final double WIDTH = 1440;

  private static final double HEIGHT = 900;
  private static final double DEFAULT_DIVIDER = 0.56;
  private static final String DIVIDER = "inspect";

  private final AppContext context;
  private final StackPane root = new StackPane();
  private final KeyList keys = new KeyList(this);
  private final SheetHost sheets = new SheetHost();
  private final ExportSheets exports;
  private final ToClipboard clipboard;
  private final CompareView.Exits comparisons;
  private final TopBar topBar;
  private final InspectView inspect;
  private final BorderPane body = new BorderPane();
  private final StackPane pages = new StackPane();
  private final BorderPane inspectPage;
  private final Scene scene;
  private final Stage stage;
  private final HelpPart help;
  private final ObjectProperty<ThemeChoice> theme =
      new SimpleObjectProperty<>(this, "theme", ThemeChoice.DARK);
  private final Documents showFile;
  private final FilePrompt prompt;
  private Page page = Page.INSPECT;
  private ModelsPage models;
  private BrowsePage browse;

  /**
   * @param showFile opens a file or a page in the user's browser
   */
  MainWindow(AppContext context, Stage stage, Documents showFile) {
    this(context, stage, showFile, new Dialogs(stage));
  }

  /**
   * @param prompt asks for files to write and to read
   */
  MainWindow(AppContext context, Stage stage, Documents showFile, FilePrompt prompt) {
    this.context = context;
    this.stage = stage;
    this.showFile = showFile;
    this.prompt = prompt;
    topBar =
        new TopBar(
            this,
            context.library()::recentFiles,
            file -> context.library().open(List.of(file)),
            context.exporting().report().canReport());
    TextView text = new TextView(context.text(), context.selection());
    text.setGuess(context.answers().guess()::ask);
    inspect =
        new InspectView(
            context.inspect(),
            context.parts().player(),
            text,
            judged(context.parts().matrix()),
            this::open);
    PredictionsView predictions =
        new PredictionsView(
            context.predictions(),
            new ModalityCard(context.answers().modality()),
            new GuessCard(context.answers().guess()),
            new OwnLabelsCard(context.labels()));
    inspectPage = new BorderPane();
    LibraryView library = new LibraryView(context.library(), context.inspect().fileProperty());
    inspectPage.setLeft(library);
    VBox side = new VBox(new AskCard(context.ask()), predictions, new WhatIfCard(context.whatIf()));
    side.getStyleClass().add("predictions-side");
    VBox.setVgrow(predictions, Priority.ALWAYS);
    // in the order in which Tab goes through them
    inspectPage.setCenter(inspect);
    inspectPage.setRight(side);
    body.getStyleClass().add("main-window");
    body.setTop(topBar);
    body.setCenter(pages); // once: what is set last, Tab reaches last
    pages.getChildren().setAll(inspectPage);
    topBar.show(page);
    body.setBottom(
        new StatusBar(
            context.inspect().factsProperty(),
            new StatusBar.Work(
                context.jobs().jobs(), context.jobList().failuresProperty(), this::jobs),
            context.exporting().report(),
            context.memory(),
            () -> sheets.show(Messages.text("memory.title"), new MemorySheet(context.memory())),
            showFile));
    DropTarget drop = new DropTarget(this::dropped);
    context
        .parts()
        .matrix()
        .tools()
        .getChildren()
        .add(new CloserBar(context.closer(), context.parts().zoom()));
    AttackPart.offer(context, this::attack);
    MomentSearch.offer(context, this::likeMoment);
    exports = new ExportSheets(context.exporting(), context.parts(), sheets, prompt);
    clipboard = new ToClipboard(context.exporting().notices());
    comparisons =
        new CompareView.Exits(
            () -> show(Page.INSPECT),
            clipboard,
            new DifferenceFiles(
                context.parts().colours(), context.jobs(), prompt, context.exporting().notices()));
    context.parts().player().setCopier(clipboard);
    context.parts().matrix().setCopier(clipboard);
    text.setCopier(clipboard);
    root.addEventHandler(CopyEvent.ASKED, e -> e.to(clipboard));
    root.getChildren().setAll(body, sheets, drop, keys);
    scene = new Scene(root, WIDTH, HEIGHT);
    help = new HelpPart(this, context, sheets, root);
    inspectPage.setTop(help.lessonBar());
    drop.attach(scene);
    new WindowKeys(scene, context, this, () -> page, keys).install();
    BooleanBinding open = context.inspect().fileProperty().isNotNull();
    BooleanBinding wide = scene.widthProperty().greaterThanOrEqualTo(Roomy.WIDE);
    showIf(library, wide.or(open.not()));
    showIf(side, wide.or(open));
  }

  private static void showIf(Node node, BooleanBinding condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  /** A map above how far it can be trusted. */
  private VBox judged(Node map) {
    VBox.setVgrow(map, Priority.ALWAYS);
    return new VBox(map, new VerdictStrip(context.verdict()));
  }

  /** Shows the window where it stood last. */
  void show() {
    Settings settings = context.settings().get();
    theme.set(settings.theme());
    theme.subscribe(this::dress);
    stage.setTitle(Messages.text("app.name"));
    WindowIcons.dress(stage);
    stage.setScene(scene);
    new WindowPlace(stage, WIDTH, HEIGHT).restore(settings.window());
    inspect.split().setDividerPositions(settings.dividers().getOrDefault(DIVIDER, DEFAULT_DIVIDER));
    stage.setOnHiding(e -> remember());
    new QuitGuard(context.jobs(), sheets).watch(stage);
    context.inspect().fileProperty().subscribe(file -> stage.setTitle(title(file)));
    stage.show();
    root.requestFocus();
  }

  @Override
  public void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("shell.open.title"));
    List<File> files = chooser.showOpenMultipleDialog(stage);
    if (files != null) {
      dropped(files.stream().map(File::toPath).toList());
    }
  }

  @Override
  public void openFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("shell.openFolder"));
    File folder = chooser.showDialog(stage);
    if (folder != null) {
      context.library().open(List.of(folder.toPath()));
    }
  }

  @Override
  public void show(Page wanted) {
    topBar.show(wanted);
    if (wanted == page) {
      return;
    }
    page = wanted;
    context.comparing().leave();
    sheets.close();
    if (wanted == Page.COMPARE) {
      context.parts().player().pause();
      ComparePage compare = context.comparing().page(comparisons);
      context.comparing().now().ifPresent(compare::begin);
      pages.getChildren().setAll(compare.view());
    } else if (wanted == Page.MODELS) {
      context.parts().player().pause();
      if (models == null) {
        models = new ModelsPage(context, stage, prompt, this::show);
      }
      context.models().load();
      pages.getChildren().setAll(models.view());
    } else if (wanted == Page.LIBRARY) {
      context.parts().player().pause();
      if (browse == null) {
        browse =
            new BrowsePage(
                context.browsing().model(),
                context.browsing().more(),
                context.browsing().posters(),
                context.exporting().batch(context.browsing().batch()),
                stage,
                () -> show(Page.INSPECT));
      }
      context.browsing().model().load();
      pages.getChildren().setAll(browse.view());
      browse.view().takeKeys();
    } else if (wanted == Page.GENERATE) {
      context.parts().player().pause();
      GenerateView generate = context.generating().page(prompt, this::analyse);
      pages.getChildren().setAll(generate);
      generate.takeKeys();
    } else {
      pages.getChildren().setAll(inspectPage);
    }
  }

  private void analyse(Path film) {
    show(Page.INSPECT);
    context.library().open(List.of(film));
  }

  @Override
  public void likeMoment() {
    MomentSearch.wanted(context)
        .ifPresent(
            search -> {
              show(Page.LIBRARY);
              search.run();
            });
  }

  @Override
  public void search() {
    show(Page.LIBRARY);
    browse.view().focusSearch();
  }

  /** Models are installed, saved views shown, everything else is taken for videos. */
  void dropped(List<Path> all) {
    all.stream()
        .filter(ViewFile::isOne)
        .findFirst()
        .ifPresent(
            view -> {
              show(Page.INSPECT);
              context.exporting().views().open(view);
            });
    List<Path> files = all.stream().filter(f -> !ViewFile.isOne(f)).toList();
    Map<Boolean, List<Path>> byKind =
        files.stream().collect(Collectors.partitioningBy(ModelsPage::isModel));
    if (!byKind.get(true).isEmpty()) {
      show(Page.MODELS);
      context.models().install(byKind.get(true));
    }
    if (byKind.get(false).isEmpty()) {
      return;
    }
    if (page == Page.LIBRARY) {
      context.browsing().model().dropped(byKind.get(false));
    } else {
      show(Page.INSPECT);
      context.library().open(byKind.get(false));
    }
  }

  @Override
  public void export() {
    exports.showReport();
  }

  @Override
  public void theme() {
    theme.set(theme.get().other());
  }

  @Override
  public void settings() {
    SettingsPart.show(context, sheets, prompt, theme, showFile);
  }

  private void dress(ThemeChoice theme) {
    context.settings().update(s -> s.withTheme(theme));
    Theme.apply(scene, theme);
    context.parts().colours().themeIs(theme == ThemeChoice.DARK);
    topBar.show(theme);
  }

  @Override
  public void keys() {
    keys.toggle();
  }

  @Override
  public void palette() {
    help.palette();
  }

  @Override
  public void glossary(String term) {
    help.glossary(term);
  }

  @Override
  public void tour() {
    help.tour();
  }

  /** Greets somebody who is here for the first time. */
  void welcome() {
    help.welcome();
  }

  /** Asks about plug-ins that nobody has spoken of. */
  void askForPlugins() {
    context.exporting().plugins().welcome(sheets, showFile);
  }

  @Override
  public void saveView() {
    exports.saveView();
  }

  @Override
  public void editText() {
    context.text().edit();
  }

  @Override
  public void jobs() {
    sheets.show(Messages.text("jobs.title"), new JobsSheet(context.jobList(), clipboard::copyText));
  }

  @Override
  public void attack() {
    show(Page.INSPECT);
    AttackPart.show(context, sheets, stage);
  }

  private void remember() {
    double divider = inspect.split().getDividerPositions()[0];
    context
        .settings()
        .update(
            s ->
                s.withWindow(new WindowPlace(stage, WIDTH, HEIGHT).bounds(s.window()))
                    .withDivider(DIVIDER, divider));
  }

  private static String title(Path file) {
    return file == null
        ? Messages.text("app.name")
        : Messages.text("shell.title", file.getFileName().toString());
  }
}
