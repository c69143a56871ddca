package dev.sightline.app.whatif;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Region;
import dev.sightline.core.explain.change.RegionEffect;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/** What can be added to the list of changes, as menus. FX thread only. */
public final class ChangeMenus {
  private static final double FIELD_WIDTH = 220;
  private static final List<Integer> STRIDES = List.of(1, 2, 4, 8, 16);
  private static final List<Fraction> SHIFTS =
      List.of(Fraction.of(-1, 2), Fraction.of(-1, 5), Fraction.of(1, 5), Fraction.of(1, 2));

  private final Selection selection;

  public ChangeMenus(Selection selection) {
    this.selection = selection;
  }

  /**
   * What can be done to a word.
   *
   * @param others the other words that it can change places with, nearest first
   */
  public ContextMenu word(WordRef word, List<WordRef> others) {
    ContextMenu menu = new ContextMenu();
    menu.setId("whatif-word-menu");
    menu.getItems()
        .addAll(
            item("whatif.menu.maskWord", new Change.MaskWord(word)),
            item("whatif.menu.dropWord", new Change.ReplaceWord(word, "")),
            field("whatif.menu.replace", by -> add(new Change.ReplaceWord(word, by)), menu));
    Menu swap = new Menu(Messages.text("whatif.menu.swap"));
    for (WordRef other : others) {
      MenuItem item = new MenuItem(other.spelling());
      item.setMnemonicParsing(false);
      item.setOnAction(e -> add(new Change.SwapWords(word, other)));
      swap.getItems().add(item);
    }
    swap.setDisable(others.isEmpty());
    menu.getItems().add(swap);
    return menu;
  }

  /** What can be done to a clip: to it alone, to the marked stretch, to all. */
  public ContextMenu clip(Clip clip) {
    ContextMenu menu = new ContextMenu();
    menu.setId("whatif-clip-menu");
    Span own = Span.of(clip, clip);
    menu.getItems()
        .addAll(
            item("whatif.menu.maskClip", new Change.MaskClips(own)),
            item("whatif.menu.freezeClip", new Change.FreezeClips(own)),
            item("whatif.menu.backwardsClip", new Change.ReverseClips(own, true)));
    Span marked = selection.markedProperty().get();
    if (marked != null) {
      menu.getItems().add(stretch("whatif.menu.marked", marked, clip));
    }
    all().ifPresent(span -> menu.getItems().add(stretch("whatif.menu.allClips", span, clip)));
    return menu;
  }

  /** What can be done to a region: through the clip at the playhead, the marked stretch, or all. */
  public ContextMenu region(Region region) {
    ContextMenu menu = new ContextMenu();
    menu.setId("whatif-region-menu");
    Analysis analysis = selection.analysisProperty().get();
    if (analysis == null) {
      return menu;
    }
    List<Span> spans = new ArrayList<>();
    selection
        .playheadClip()
        .ifPresent(i -> spans.add(Span.of(analysis.clips().get(i), analysis.clips().get(i))));
    if (selection.markedProperty().get() != null) {
      spans.add(selection.markedProperty().get());
    }
    all().filter(span -> !spans.contains(span)).ifPresent(spans::add);
    for (RegionEffect effect : RegionEffect.values()) {
      for (Span span : spans) {
        Change change = new Change.ChangeRegion(region, span, effect);
        MenuItem item = new MenuItem(ChangeWords.of(change, analysis));
        item.setOnAction(e -> add(change));
        menu.getItems().add(item);
      }
    }
    return menu;
  }

  private Menu stretch(String name, Span span, Clip clip) {
    Menu menu = new Menu(Messages.text(name));
    menu.getItems()
        .addAll(
            item("whatif.menu.mask", new Change.MaskClips(span)),
            item("whatif.menu.freeze", new Change.FreezeClips(span)),
            item("whatif.menu.reverse", new Change.ReverseClips(span, false)),
            item("whatif.menu.backwards", new Change.ReverseClips(span, true)),
            shuffle(span));
    if (clip != null) {
      menu.getItems().add(item("whatif.menu.repeat", new Change.RepeatClip(clip.start(), span)));
    }
    return menu;
  }

  /** Another order each time. */
  private MenuItem shuffle(Span span) {
    MenuItem item = new MenuItem(Messages.text("whatif.menu.shuffle"));
    item.setOnAction(
        e -> {
          long seed =
              1
                  + selection.changesProperty().get().present().entries().stream()
                      .filter(c -> c.change() instanceof Change.ShuffleClips)
                      .count();
          add(new Change.ShuffleClips(span, seed));
        });
    return item;
  }

  /** Everything that needs no word and no clip under the pointer. */
  public List<MenuItem> general() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("whatif.menu.noText", new Change.Silence(Side.TEXT)));
    items.add(item("whatif.menu.noVideo", new Change.Silence(Side.VIDEO)));
    items.add(new SeparatorMenuItem());
    MenuItem draw = new MenuItem(Messages.text("whatif.menu.region"));
    draw.setOnAction(e -> selection.drawingProperty().set(true));
    items.add(draw);
    all().ifPresent(span -> items.add(stretch("whatif.menu.allClips", span, null)));
    Span marked = selection.markedProperty().get();
    if (marked != null) {
      items.add(stretch("whatif.menu.marked", marked, null));
    }
    items.add(sampling());
    Menu layers = layers();
    if (!layers.getItems().isEmpty()) {
      items.add(layers);
    }
    return items;
  }

  private Menu sampling() {
    Menu menu = new Menu(Messages.text("whatif.menu.sampling"));
    for (int stride : STRIDES) {
      MenuItem item = new MenuItem(Messages.text("whatif.menu.stride", stride));
      item.setOnAction(e -> only(new Change.Stride(stride)));
      menu.getItems().add(item);
    }
    menu.getItems().add(new SeparatorMenuItem());
    for (Fraction shift : SHIFTS) {
      MenuItem item =
          new MenuItem(
              Messages.text(
                  shift.isNegative() ? "whatif.menu.earlier" : "whatif.menu.later",
                  Math.abs(shift.toDouble())));
      item.setOnAction(e -> only(new Change.Shift(shift)));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Menu layers() {
    Menu menu = new Menu(Messages.text("whatif.menu.layers"));
    Analysis analysis = selection.analysisProperty().get();
    int layers =
        analysis == null
            ? 0
            : analysis
                .attention(AttentionStack.Kind.TEXT_TO_VIDEO)
                .map(AttentionStack::layers)
                .orElse(0);
    for (int l = 0; l < layers; l++) {
      MenuItem item = new MenuItem(Messages.text("whatif.menu.layer", l + 1));
      Change off = new Change.LayerOff(l);
      item.setOnAction(e -> add(off));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Optional<Span> all() {
    Analysis analysis = selection.analysisProperty().get();
    return analysis == null
        ? Optional.empty()
        : Optional.of(Span.of(analysis.clips().getFirst(), analysis.clips().getLast()));
  }

  private MenuItem item(String key, Change change) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setOnAction(e -> add(change));
    return item;
  }

  /** A line to type in; Enter takes it. */
  private static MenuItem field(String key, Consumer<String> take, ContextMenu menu) {
    TextField field = new TextField();
    field.setPromptText(Messages.text(key));
    field.setAccessibleText(Messages.text(key));
    field.setPrefWidth(FIELD_WIDTH);
    field.setOnAction(
        e -> {
          if (!field.getText().isBlank()) {
            take.accept(field.getText().strip());
            menu.hide();
          }
        });
    CustomMenuItem item = new CustomMenuItem(field, false);
    item.getStyleClass().add("field-item");
    return item;
  }

  private void add(Change change) {
    selection.change(list -> list.with(change));
  }

  /** There is one stride and one shift: a new one takes the place of the old. */
  private void only(Change change) {
    selection.change(
        list -> {
          for (int i = 0; i < list.entries().size(); i++) {
            if (list.entries().get(i).change().getClass() == change.getClass()) {
              ChangeList changed = list.with(i, change);
              return changed.withOn(i, true);
            }
          }
          return list.with(change);
        });
  }
}
