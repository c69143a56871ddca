package dev.sightline.app.shell;

import dev.sightline.app.ask.AskViewModel;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.browse.BrowseMode;
import dev.sightline.app.compare.CompareMode;
import dev.sightline.app.compare.CompareViewModel;
import dev.sightline.app.guess.GuessViewModel;
import dev.sightline.app.models.Section;
import dev.sightline.app.robustness.AttackWish;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.settings.AppFolders;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.app.training.Phase;
import dev.sightline.app.verdict.VerdictViewModel;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Region;
import dev.sightline.core.explain.change.RegionEffect;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes every picture of the documents, from the real window with the models and samples that ship.
 * Not run with the tests, but by {@code scripts/guide-pictures}; {@link GuidePicturesTest} holds
 * that there is none in the documents that this does not take.
 */
final class GuidePictures {
  private static final String MEADOW = "meadow.mp4";
  private static final String YAWN = "yawn.mp4";
  private static final String PICTURES = "four-pictures.mp4";

  /** The one for which the window speaks Chinese, which it does from its start or not at all. */
  private static final String CHINESE = "window-chinese";

  private static final int WIDE = 1440;
  private static final int HIGH = 900;

  /** In the library: four samples and the labelled set. */
  private static final int VIDEOS = 4 + GuideFilms.LABELLED;

  /** For parts of the window that show more where there is room. */
  private static final int TALL = 1100;

  private final Map<String, Step> steps = new LinkedHashMap<>();
  @TempDir Path folder;
  private GuideWindow w;

  /** Brings the window into a state and takes its picture. */
  @FunctionalInterface
  private interface Step {
    void take(String name) throws Exception;
  }

  GuidePictures() {
    window();
    views();
    answers();
    pages();
    models();
    films();
  }

  /** Names of all pictures. */
  Set<String> names() {
    return steps.keySet();
  }

  /** One that fails does not stop the others. */
  @Test
  void takeAll() throws Exception {
    boolean chinese = System.getProperty("sightline.language", "").equals("zh");
    if (chinese) { // before anything is said
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    }
    String wanted = System.getProperty("sightline.only", "");
    List<String> names =
        wanted.isBlank()
            ? steps.keySet().stream().filter(n -> n.equals(CHINESE) == chinese).toList()
            : List.of(wanted.split(","));
    Path out = Path.of(System.getProperty("sightline.pictures", "target/pictures"));
    List<String> failed = new ArrayList<>();
    // a new user's home: nothing of this machine is seen
    System.setProperty("user.home", folder.toString());
    w = new GuideWindow(AppFolders.settings(), out);
    try {
      for (String name : names) {
        System.err.println("picture " + name);
        try {
          w.fresh();
          steps.get(name).take(name);
        } catch (Exception | AssertionError e) {
          failed.add(name + ": " + e);
        }
      }
    } finally {
      w.close();
    }
    if (!failed.isEmpty()) {
      throw new AssertionError("not taken: " + String.join("; ", failed));
    }
  }

  private void window() {
    steps.put(
        "tour",
        n -> {
          w.sample(PICTURES);
          w.fx(w.window()::tour);
          for (int i = 0; i < 3; i++) {
            w.pressStyled(".tour-card .accent");
          }
          w.shoot(n, 1280, 780);
          w.pressStyled(".tour-card .flat");
        });
    steps.put(
        "inspect-dark",
        n -> {
          everyday(PICTURES);
          w.word("cat");
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "inspect-light",
        n -> {
          everyday(PICTURES);
          w.word("cat");
          w.theme(ThemeChoice.LIGHT);
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        CHINESE,
        n -> {
          everyday(PICTURES);
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "settings",
        n -> {
          Files.createDirectories(w.context().choices().upkeep().folders().logs());
          w.fx(w.window()::settings);
          w.shootSheet(n, WIDE, HIGH, ".settings-form");
        });
    steps.put(
        "chinese",
        n -> {
          w.model("everyday-zh");
          w.sample(PICTURES);
          w.text("桌上有一杯咖啡，旁边有一只猫。");
          w.word("猫");
          w.shoot(n, WIDE, HIGH);
        });
  }

  private void views() {
    steps.put(
        "edit-text",
        n -> {
          everyday(MEADOW);
          w.fx(w.window()::editText);
          w.shoot(n, WIDE, HIGH);
          w.fx(w.context().text()::cancel);
        });
    tab("attention-heads", AttentionTab.HEADS, this::insideTheText);
    tab("attention-flow", AttentionTab.FLOW, () -> {});
    tab("attention-lanes", AttentionTab.LANES, () -> {});
    tab("attention-statistics", AttentionTab.STATISTICS, this::insideTheText);
    tab("attention-clips", AttentionTab.CLIPS, () -> w.word("rabbit"));
    steps.put(
        "explain-relevancy",
        n -> {
          everyday(PICTURES);
          w.fx(() -> w.context().predictions().choose(likeliest()));
          w.until(() -> w.context().selection().explainedProperty().get() != null);
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "export-figure",
        n -> {
          everyday(PICTURES);
          w.fx(() -> ((MenuButton) w.node("export-map")).getItems().getFirst().fire());
          w.until(() -> w.context().exporting().figure().previewProperty().get() != null);
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "report-sheet",
        n -> {
          everyday(PICTURES);
          w.fx(w.window()::export);
          w.until(() -> w.context().exporting().report().pagesProperty().get() > 0);
          w.shoot(n, WIDE, HIGH);
        });
  }

  private void tab(String name, AttentionTab tab, Setting setting) {
    steps.put(
        name,
        n -> {
          everyday(MEADOW);
          w.fx(() -> w.context().selection().mapProperty().set(MapChoice.DEFAULT));
          setting.make();
          w.fx(() -> w.context().parts().tabs().chosenProperty().set(tab));
          w.until(() -> w.context().jobs().jobs().isEmpty()); // shots are looked for
          w.shootPart(n, WIDE, TALL, ".attention-view");
        });
  }

  private void insideTheText() throws Exception {
    w.fx(
        () ->
            w.context()
                .selection()
                .mapProperty()
                .set(new MapChoice(AttentionStack.Kind.TEXT_SELF, 0, MapChoice.MEAN)));
  }

  /** Something that takes its time. */
  @FunctionalInterface
  private interface Setting {
    void make() throws Exception;
  }

  private void answers() {
    steps.put(
        "whatif",
        n -> {
          everyday(PICTURES);
          Analysis a = w.context().selection().analysisProperty().get();
          Span first = Span.of(a.clips().getFirst(), a.clips().get(3));
          change(
              ChangeList.of(
                  List.of(
                      new Change.MaskWord(new WordRef(1, "astronaut")),
                      new Change.ChangeRegion(
                          new Region(0.2, 0.3, 0.3, 0.4), first, RegionEffect.BLUR))));
          w.shoot(n, WIDE, HIGH);
          change(ChangeList.EMPTY);
        });
    steps.put(
        "ask",
        n -> {
          w.model("questions");
          w.sample(PICTURES);
          w.until(() -> w.context().ask().stateProperty().get() == AskViewModel.State.READY);
          w.fx(() -> w.context().ask().ask("what is on the table?"));
          w.until(() -> w.context().ask().answerProperty().get() != null);
          w.until(() -> w.context().selection().explainedProperty().get() != null);
          w.ready();
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "guess",
        n -> {
          w.model("pretrained");
          w.sample(PICTURES);
          w.word("cat");
          int cat = w.context().selection().tokenProperty().get();
          w.fx(() -> w.context().answers().guess().ask(cat));
          w.until(
              () ->
                  w.context().answers().guess().shownProperty().get().state()
                      == GuessViewModel.State.GUESSED);
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "sentiment",
        n -> {
          w.model("everyday");
          Path film = videos().resolve("morning.mp4");
          if (!Files.exists(film)) {
            GuideFilms.subtitled(sample(MEADOW), film);
          }
          w.film(film);
          w.fx(() -> w.context().parts().tabs().chosenProperty().set(AttentionTab.SENTIMENT));
          w.until(() -> w.context().jobs().jobs().isEmpty());
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "summary",
        n -> {
          everyday(PICTURES);
          w.fx(() -> w.context().parts().tabs().chosenProperty().set(AttentionTab.SUMMARY));
          w.press("summary-describe");
          w.until(() -> !w.node("summary-save").isDisabled());
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "verdict",
        n -> {
          everyday(YAWN);
          w.fx(() -> w.context().predictions().choose(likeliest()));
          w.until(() -> w.context().selection().explainedProperty().get() != null);
          w.fx(w.context().verdict()::test);
          w.until(
              () -> w.context().verdict().stateProperty().get() == VerdictViewModel.State.TESTED);
          w.press("verdict-reasons");
          w.shootOver(n);
        });
    steps.put(
        "attack",
        n -> {
          everyday(YAWN);
          w.fx(
              () ->
                  w.context()
                      .attack()
                      .wishProperty()
                      .set(AttackWish.of(AttackWish.Method.FGSM).withKind(AttackWish.PIXELS)));
          w.fx(w.window()::attack);
          w.press("attack-run");
          w.until(
              () ->
                  w.context().attack().outcomeProperty().get() != null
                      && !w.context().attack().busyProperty().get());
          w.shoot(n, WIDE, HIGH);
        });
  }

  private void pages() {
    steps.put(
        "compare",
        n -> {
          everyday(YAWN);
          w.fx(() -> w.window().show(Page.COMPARE));
          CompareViewModel pair = w.context().comparing().page(null).model();
          w.until(() -> pair.comparisonProperty().get() != null);
          w.fx(
              () -> {
                pair.modeProperty().set(CompareMode.TEXTS);
                pair.text(pair.right(), "A small cat climbs out of its hole in the ground.");
              });
          w.until(
              () ->
                  pair.comparisonProperty().get() != null
                      && !pair.comparisonProperty().get().onlyRight().isEmpty());
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "generate",
        n -> {
          w.fx(() -> w.window().show(Page.GENERATE));
          w.press("generate-run");
          w.until(() -> w.node("generate-stop").isVisible());
          w.until(() -> !w.node("generate-stop").isVisible());
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "library",
        n -> {
          shelve();
          w.fx(
              () -> {
                w.window().search();
                w.context().browsing().model().form().modeProperty().set(BrowseMode.GRID);
                w.context().browsing().model().search().queryProperty().set("a white rabbit");
              });
          w.until(() -> w.context().jobs().jobs().isEmpty());
          w.shoot(n, WIDE, HIGH);
          w.fx(() -> w.context().browsing().model().search().queryProperty().set(""));
        });
    steps.put(
        "library-figures",
        n -> {
          w.model("laboratory");
          shelve();
          w.fx(() -> w.context().browsing().model().form().modeProperty().set(BrowseMode.FIGURES));
          w.shoot(n, WIDE, HIGH);
        });
  }

  private void models() {
    model("models-curves", Section.CURVES);
    model("models-confusion", Section.CLASSES);
    steps.put(
        "models-evaluate",
        n -> {
          page("everyday", Section.FIGURES);
          w.fx(() -> w.context().shelf().evaluate().begin());
          w.shoot(n, WIDE, HIGH);
          w.fx(() -> w.context().shelf().evaluate().openProperty().set(false));
        });
    steps.put(
        "train-report",
        n -> {
          Path set = labelled();
          w.fx(() -> w.window().show(Page.MODELS));
          w.press("train-own");
          w.fx(() -> w.context().training().choose(set));
          w.until(() -> w.context().training().phaseProperty().get() == Phase.REPORT);
          w.shoot(n, 1280, 800);
        });
  }

  /** Last: what is opened here stays in the list of videos. */
  private void films() {
    steps.put(
        "busy",
        n -> {
          Path film = longFilm();
          w.settle(WIDE, HIGH);
          w.fx(() -> w.context().inspect().open(film));
          w.until(() -> w.context().inspect().progressProperty().get() > 0.02);
          w.shootNow(n, WIDE, HIGH);
          w.fx(w.context().inspect()::cancel);
        });
    steps.put(
        "long-video",
        n -> {
          w.film(longFilm());
          w.text(
              "A big white rabbit smells the flowers in the meadow, happy about the morning. "
                  .repeat(20)
                  .strip());
          w.shoot(n, WIDE, HIGH);
        });
    steps.put(
        "failed",
        n -> {
          Path broken = Files.writeString(videos().resolve("holiday.mp4"), "this is no video");
          w.fx(() -> w.context().inspect().open(broken));
          w.until(
              () ->
                  w.context().inspect().stageProperty().get()
                      == dev.sightline.app.inspect.Stage.UNREADABLE);
          w.shoot(n, 1280, 800);
        });
  }

  private void model(String name, Section section) {
    steps.put(
        name,
        n -> {
          page("everyday", section);
          w.shoot(n, WIDE, HIGH);
        });
  }

  private void page(String model, Section section) throws Exception {
    w.fx(() -> w.window().show(Page.MODELS));
    w.until(() -> w.item(model) != null);
    w.fx(
        () -> {
          w.context().models().select(w.item(model));
          w.context().models().sectionProperty().set(section);
        });
    w.until(() -> w.context().models().factsProperty().get() != null);
  }

  /** The samples and a labelled set of the laboratory, looked at by the model in use. */
  private void shelve() throws Exception {
    Path set = labelled();
    w.fx(() -> w.window().show(Page.LIBRARY));
    if (w.context().browsing().model().isEmpty()) {
      w.fx(() -> w.context().browsing().model().add(List.of(sample(MEADOW).getParent(), set)));
      w.press("browse-set-yes");
      w.until(() -> w.context().browsing().model().items().size() == VIDEOS);
      w.until(() -> w.context().jobs().jobs().isEmpty());
      w.press("browse-set-close"); // what was read is told at the end
    }
    w.until(
        () ->
            w.context().jobs().jobs().isEmpty()
                && !w.context().browsing().model().items().isEmpty()
                && w.context().browsing().model().items().stream()
                    .allMatch(i -> i.card().look().isPresent()));
  }

  private Path labelled() throws Exception {
    Path set = folder.resolve("Videos/how often");
    return Files.isDirectory(set) ? set : GuideFilms.labelled(set);
  }

  private Path longFilm() throws Exception {
    Path film = videos().resolve("ten minutes.mp4");
    return Files.exists(film) ? film : GuideFilms.tenMinutes(sample(MEADOW), film);
  }

  private Path videos() throws IOException {
    return Files.createDirectories(folder.resolve("Videos"));
  }

  private Path sample(String file) {
    return w.context().library().items().stream()
        .map(i -> i.path())
        .filter(p -> p.getFileName().toString().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private void everyday(String file) throws Exception {
    w.model("everyday");
    w.sample(file);
    w.fx(
        () -> {
          w.context().parts().tabs().chosenProperty().set(AttentionTab.MATRIX);
          w.context().selection().mapProperty().set(MapChoice.DEFAULT);
          w.context().selection().tokenProperty().set(-1);
        });
  }

  private ClassChoice likeliest() {
    return w.context().predictions().groupsProperty().get().getFirst().bars().getFirst().choice();
  }

  private void change(ChangeList list) throws Exception {
    w.fx(() -> w.context().selection().change(now -> list));
    w.until(() -> (w.context().selection().outcomeProperty().get() != null) == !list.isIdle());
  }
}
