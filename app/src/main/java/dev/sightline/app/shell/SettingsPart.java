package dev.sightline.app.shell;

import dev.sightline.app.browse.KeepRow;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.memory.MemoryViewModel;
import dev.sightline.app.models.ModelItem;
import dev.sightline.app.models.ModelsViewModel;
import dev.sightline.app.settings.FoldersViewModel;
import dev.sightline.app.settings.SettingsSheet;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.app.settings.SettingsViewModel;
import dev.sightline.app.settings.ThemeChoice;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;

/** The settings, put together from what the parts of the window can set. FX thread only. */
final class SettingsPart {
  private SettingsPart() {}

  static SettingsViewModel choices(SettingsStore settings, CoreServices core, JobRunner jobs) {
    FoldersViewModel folders = new FoldersViewModel(core.upkeep().folders(), jobs);
    return new SettingsViewModel(settings, core.limits(), core.upkeep(), folders, jobs);
  }

  static void show(
      AppContext context,
      SheetHost sheets,
      FilePrompt prompt,
      Property<ThemeChoice> theme,
      Documents showFile) {
    SettingsSheet.Others others =
        new SettingsSheet.Others(
            theme,
            context.memory().budgetProperty(),
            MemoryViewModel.BUDGETS,
            context.parts().colours().mapProperty(),
            bundles(context.models()),
            new KeepRow(
                context.browsing().keep(), new LibraryDialogs(sheets.getScene().getWindow())),
            showFile,
            () -> context.exporting().plugins().show(sheets, showFile),
            () ->
                prompt.save(
                    Messages.text("settings.export"),
                    "sightline-settings.json",
                    Messages.text("settings.title"),
                    ".json"),
            () -> prompt.open(Messages.text("settings.import")),
            () -> prompt.folder(Messages.text("folders.choose")),
            showFile::show);
    context.choices().folders().setOnMoved(kind -> context.models().reload());
    sheets.show(Messages.text("settings.title"), new SettingsSheet(context.choices(), others));
  }

  /** The models that can be opened; what is chosen answers at once. */
  private static ComboBox<ModelItem> bundles(ModelsViewModel models) {
    models.load();
    ComboBox<ModelItem> box = new ComboBox<>(models.items());
    box.setId("settings-bundle");
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(ModelItem::name));
    Runnable inUse =
        () -> models.items().stream().filter(models::isInUse).findFirst().ifPresent(box::setValue);
    models.items().subscribe(inUse);
    inUse.run();
    box.setOnAction(
        e -> {
          // what is in use may be borrowed, and is not to be kept by being shown
          if (box.getValue() != null && !models.isInUse(box.getValue())) {
            models.use(box.getValue());
          }
        });
    return box;
  }
}
