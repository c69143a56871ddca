package dev.sightline.app.shell;

import dev.sightline.app.browse.KeepRow;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.memory.MemoryViewModel;
import dev.sightline.app.settings.SettingsSheet;
import dev.sightline.app.settings.ThemeChoice;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.Property;

/** The settings, put together from what the parts of the window can set. FX thread only. */
final class SettingsPart {
  private SettingsPart() {}

  static void show(
      AppContext context,
      SheetHost sheets,
      FilePrompt prompt,
      Property<ThemeChoice> theme,
      Consumer<Path> showFile) {
    SettingsSheet.Others others =
        new SettingsSheet.Others(
            theme,
            context.memory().budgetProperty(),
            MemoryViewModel.BUDGETS,
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
            () -> prompt.open(Messages.text("settings.import")));
    sheets.show(Messages.text("settings.title"), new SettingsSheet(context.choices(), others));
  }
}
