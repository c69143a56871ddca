package dev.sightline.app.shell;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.models.ModelItem;
import dev.sightline.app.models.ModelsViewModel;
import dev.sightline.app.palette.PaletteEntry;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import java.util.ArrayList;
import java.util.List;

/** What the search finds beside commands: methods, models and classes. FX thread only. */
final class Findable {
  private Findable() {}

  /** The methods that can explain what is open, and the model's own attention. */
  static List<PaletteEntry> methods(ExplainViewModel explain) {
    List<PaletteEntry> all = new ArrayList<>();
    if (!explain.methods().isEmpty()) {
      all.add(PaletteEntry.always(Messages.text("palette.attention"), "", explain::chooseNone));
    }
    for (ExplainViewModel.Method method : explain.methods()) {
      all.add(
          new PaletteEntry(
              Messages.text("palette.method", method.title()),
              "",
              () -> method.obstacle().isEmpty(),
              () -> explain.choose(method)));
    }
    return all;
  }

  /** The models that are there; the one that answers already cannot be chosen. */
  static List<PaletteEntry> models(ModelsViewModel models) {
    List<PaletteEntry> all = new ArrayList<>();
    for (ModelItem item : models.items()) {
      all.add(
          new PaletteEntry(
              Messages.text("palette.model", item.name()),
              "",
              () -> item.factsProperty().get() != null && !models.isInUse(item),
              () -> models.use(item)));
    }
    return all;
  }

  /** All classes that the model tells from each other, those of one head after the other. */
  static List<PaletteEntry> classes(Selection selection) {
    Analysis analysis = selection.analysisProperty().get();
    List<PaletteEntry> all = new ArrayList<>();
    if (analysis == null) {
      return all;
    }
    for (HeadResult head : analysis.heads()) {
      for (int label = 0; label < head.labels().size(); label++) {
        ClassChoice choice = new ClassChoice(head.head(), label);
        all.add(
            PaletteEntry.always(
                Messages.text("palette.class", head.labels().get(label), HeadNames.of(head.head())),
                "",
                () -> selection.classChoiceProperty().set(choice)));
      }
    }
    return all;
  }
}
