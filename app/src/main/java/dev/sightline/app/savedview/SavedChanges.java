package dev.sightline.app.savedview;

import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.viewstate.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes as saved views hold them. Pure. */
final class SavedChanges {
  private SavedChanges() {}

  static List<ViewState.Changed> write(ChangeList list) {
    return list.entries().stream()
        .map(e -> new ViewState.Changed(ChangeSyntax.exact(e.change()), e.on()))
        .toList();
  }

  /**
   * The changes of a view; one that cannot be made here is left out.
   *
   * @param syntax of the video and text before all changes
   * @param unknown told each that is left out
   */
  static ChangeList read(
      List<ViewState.Changed> changes, ChangeSyntax syntax, Consumer<String> unknown) {
    List<ChangeList.Entry> entries = new ArrayList<>();
    for (ViewState.Changed c : changes) {
      try {
        entries.add(new ChangeList.Entry(syntax.parse(c.change()), c.on()));
      } catch (IllegalArgumentException notHere) {
        unknown.accept(c.change());
      }
    }
    return new ChangeList(entries);
  }
}
