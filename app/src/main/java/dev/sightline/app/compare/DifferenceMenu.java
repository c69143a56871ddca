package dev.sightline.app.compare;

import atlantafx.base.theme.Styles;
import dev.sightline.app.control.Icons;
import dev.sightline.app.export.DifferenceFiles;
import dev.sightline.app.export.ExportNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Writes the difference into a file of a chosen kind. FX thread only. */
final class DifferenceMenu extends MenuButton {
  private final CompareViewModel model;

  DifferenceMenu(CompareViewModel model, DifferenceFiles files) {
    this.model = model;
    setId("compare-save");
    getStyleClass().addAll(Styles.SMALL, "export-menu");
    setGraphic(Icons.icon(Feather.DOWNLOAD, "button-icon"));
    setTooltip(new Tooltip(Messages.text("compare.save.help")));
    setAccessibleText(Messages.text("compare.save.help"));
    setMinWidth(Region.USE_PREF_SIZE);
    for (FigureFormat format : FigureFormat.values()) {
      add(ExportNames.format(format), format, (d, source) -> files.figure(d, source, format));
    }
    getItems().add(new SeparatorMenuItem());
    for (NumbersFormat format : NumbersFormat.values()) {
      add(ExportNames.format(format), format, (d, source) -> files.numbers(d, source, format));
    }
    model
        .comparisonProperty()
        .subscribe(c -> setDisable(c == null || c.difference().values().length == 0));
  }

  private void add(String name, Enum<?> format, BiConsumer<Scores.Matrix, Source> write) {
    MenuItem item = new MenuItem(name);
    item.setId("compare-save-" + format.name().toLowerCase(Locale.ROOT));
    item.setOnAction(
        e ->
            model
                .source()
                .ifPresent(s -> write.accept(model.comparisonProperty().get().difference(), s)));
    getItems().add(item);
  }
}
