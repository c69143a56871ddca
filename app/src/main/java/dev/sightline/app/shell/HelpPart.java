package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.Names;
import dev.sightline.app.help.ExampleViewModel;
import dev.sightline.app.help.Examples;
import dev.sightline.app.help.Glossary;
import dev.sightline.app.help.GlossaryView;
import dev.sightline.app.help.HelpEvent;
import dev.sightline.app.help.TermEvent;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.lessons.CoreLessonVideos;
import dev.sightline.app.lessons.Lesson;
import dev.sightline.app.lessons.LessonBar;
import dev.sightline.app.lessons.LessonViewModel;
import dev.sightline.app.lessons.Lessons;
import dev.sightline.app.lessons.LessonsView;
import dev.sightline.app.library.LibraryItem;
import dev.sightline.app.palette.PaletteEntry;
import dev.sightline.app.palette.PaletteView;
import dev.sightline.app.palette.PaletteViewModel;
import dev.sightline.app.tour.TourOverlay;
import dev.sightline.app.tour.TourViewModel;
import dev.sightline.core.job.UserFolders;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;

/**
 * What helps to find one's way: the search over all commands, the glossary, the tour. FX thread.
 */
final class HelpPart {
  private static final String TOUR = "tour";

  private final Commands commands;
  private final AppContext context;
  private final SheetHost sheets;
  private final PaletteViewModel palette;
  private final TourViewModel tour;
  private final LessonViewModel lessons;

  /**
   * @param window over which search and tour lie
   */
  HelpPart(Commands commands, AppContext context, SheetHost sheets, Pane window) {
    this.commands = commands;
    this.context = context;
    this.sheets = sheets;
    palette = new PaletteViewModel(this::entries);
    // what is found in the background comes into an open search
    context.models().items().subscribe(palette::refresh);
    context.parts().explain().methods().subscribe(palette::refresh);
    tour = new TourViewModel(context.settings().get().choices().containsKey(TOUR), this::tourSeen);
    lessons =
        new LessonViewModel(
            new LessonViewModel.Window(
                context.selection(),
                context.parts().explain(),
                context.answers().modality(),
                context.models().inUseProperty(),
                context.models()::lend,
                context.inspect()::open),
            new CoreLessonVideos(UserFolders.current().cache().resolve("lessons")),
            context.jobs());
    window.getChildren().addAll(new TourOverlay(tour, window), new PaletteView(palette));
    window.addEventHandler(TermEvent.ASKED, e -> glossary(e.key()));
    window.addEventHandler(HelpEvent.TOUR, e -> tour());
    window.addEventHandler(HelpEvent.LESSONS, e -> lessons());
  }

  /** The lesson that goes on; takes no room without one. */
  LessonBar lessonBar() {
    return new LessonBar(lessons);
  }

  /** Shows all lessons. */
  private void lessons() {
    sheets.show(Messages.text("lesson.title"), new LessonsView(this::begin));
  }

  private void begin(Lesson lesson) {
    sheets.close();
    commands.show(Page.INSPECT);
    lessons.begin(lesson);
  }

  /** Opens or closes the search over all commands. */
  void palette() {
    context.models().load();
    palette.toggle();
  }

  /**
   * Shows the glossary.
   *
   * @param term key of the word to begin with; may be empty
   */
  void glossary(String term) {
    sheets.show(
        Messages.text("glossary.title"),
        new GlossaryView(
            term,
            new Examples(
                context.selection().analysisProperty()::get,
                example -> new ExampleViewModel(example, context.jobs()))));
  }

  /** Shows the tour from its beginning, with a sample open where no video is. */
  void tour() {
    commands.show(Page.INSPECT);
    sheets.close();
    if (context.inspect().fileProperty().get() == null) {
      context.library().whenListed(context.library()::open);
    }
    tour.begin();
  }

  /** Shows the tour to somebody who was never shown it. */
  void welcome() {
    if (!tour.isSeen()) {
      tour();
    }
  }

  private void tourSeen() {
    context.settings().update(s -> s.withChoice(TOUR, "seen"));
  }

  private List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    boolean inspecting = context.selection().videoProperty().get() != null;
    all.add(entry("palette.openFiles", "keys.ctrlO", commands::open));
    all.add(entry("shell.openFolder", "", commands::openFolder));
    all.add(
        new PaletteEntry(
            Messages.text("palette.report"),
            Messages.text("keys.ctrlE"),
            () -> context.exporting().report().canReport().getValue(),
            commands::export));
    all.add(entry("palette.inspect", "Ctrl + 1", () -> commands.show(Page.INSPECT)));
    all.add(entry("palette.models", "Ctrl + 2", () -> commands.show(Page.MODELS)));
    all.add(entry("palette.compare", "Ctrl + 3", () -> commands.show(Page.COMPARE)));
    all.add(entry("palette.library", "Ctrl + 4", () -> commands.show(Page.LIBRARY)));
    all.add(entry("palette.generate", "Ctrl + 5", () -> commands.show(Page.GENERATE)));
    all.add(entry("palette.search", "Ctrl + F", commands::search));
    all.add(entry("palette.moment", "keys.ctrlL", commands::likeMoment));
    all.add(entry("palette.jobs", "keys.ctrlJ", commands::jobs));
    all.add(entry("palette.attack", "keys.ctrlR", commands::attack));
    all.add(entry("palette.save", "keys.ctrlS", commands::saveView));
    all.add(entry("palette.theme", "keys.ctrlT", commands::theme));
    all.add(entry("palette.settings", "keys.ctrlComma", commands::settings));
    all.add(entry("palette.keys", "?", commands::keys));
    all.add(entry("glossary.title", "keys.f1", () -> glossary("")));
    all.add(entry("tour.open", "", this::tour));
    all.add(entry("lesson.title", "", this::lessons));
    for (Lesson lesson : Lessons.all()) {
      all.add(
          PaletteEntry.always(
              Messages.text("palette.lesson", lesson.title()), "", () -> begin(lesson)));
    }
    all.addAll(context.exporting().plugins().entries(sheets));
    if (inspecting) {
      all.addAll(ofVideo());
    }
    all.addAll(Findable.models(context.models()));
    for (LibraryItem item : context.library().items()) {
      all.add(
          PaletteEntry.always(
              Messages.text("palette.video", item.title()),
              "",
              () -> {
                commands.show(Page.INSPECT);
                context.library().open(item);
              }));
    }
    Glossary.terms()
        .forEach(
            term ->
                all.add(
                    PaletteEntry.always(
                        Messages.text("palette.term", term.name()),
                        "",
                        () -> glossary(term.key()))));
    // last, since they are many
    if (inspecting) {
      all.addAll(inInspect(Findable.classes(context.selection())));
    }
    return List.copyOf(all);
  }

  private List<PaletteEntry> ofVideo() {
    List<PaletteEntry> all = new ArrayList<>();
    all.add(entry("palette.text", "F2", () -> inInspect(commands::editText)));
    all.add(entry("palette.undo", "keys.ctrlZ", () -> context.whatIf().undo()));
    all.add(entry("palette.redo", "keys.whatifUndo", () -> context.whatIf().redo()));
    AttentionTab[] tabs = AttentionTab.values();
    for (int i = 0; i < tabs.length; i++) {
      AttentionTab tab = tabs[i];
      all.add(
          PaletteEntry.always(
              Messages.text("palette.view", Names.tab(tab)),
              Messages.text("attention.tab.key", Integer.toString(i + 1)),
              () -> inInspect(() -> context.parts().tabs().chosenProperty().set(tab))));
    }
    all.addAll(inInspect(Findable.methods(context.parts().explain())));
    return all;
  }

  /** The same entries, which also show the page on which one sees what they do. */
  private List<PaletteEntry> inInspect(List<PaletteEntry> entries) {
    return entries.stream()
        .map(e -> new PaletteEntry(e.name(), e.keys(), e.possible(), () -> inInspect(e.action())))
        .toList();
  }

  private void inInspect(Runnable action) {
    commands.show(Page.INSPECT);
    action.run();
  }

  private static PaletteEntry entry(String name, String keys, Runnable action) {
    String written = keys.startsWith("keys.") ? Messages.text(keys) : keys;
    return PaletteEntry.always(Messages.text(name), written, action);
  }
}
