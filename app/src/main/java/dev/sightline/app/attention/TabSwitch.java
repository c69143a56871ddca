package dev.sightline.app.attention;

import atlantafx.base.theme.Styles;
import dev.sightline.app.i18n.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A row of joined buttons, of which one is down. FX thread only. */
final class TabSwitch extends HBox {
  /** px */
  private static final double SMALLEST = 30;

  private final Map<AttentionTab, ToggleButton> buttons = new EnumMap<>(AttentionTab.class);

  TabSwitch(AttentionTabs tabs, List<AttentionTab> offered) {
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleText(Messages.text("attention.tabs"));
    for (int i = 0; i < offered.size(); i++) {
      AttentionTab tab = offered.get(i);
      ToggleButton button = new ToggleButton(Names.tab(tab));
      // in a small window names are cut; the tooltip has them whole
      button.setMinWidth(SMALLEST);
      button.setId("attention-tab-" + tab.name().toLowerCase(java.util.Locale.ROOT));
      button.getStyleClass().addAll(Styles.SMALL, "segment", place(i, offered.size()));
      String key = Messages.text("attention.tab.key", Integer.toString(i + 1));
      button.setTooltip(new Tooltip(Names.tabHelp(tab) + " (" + key + ")"));
      // a press on the one that is down leaves it down
      button.setOnAction(
          e -> {
            tabs.chosenProperty().set(tab);
            show(tab);
          });
      buttons.put(tab, button);
    }
    getChildren().setAll(buttons.values());
    tabs.chosenProperty().subscribe(this::show);
  }

  private void show(AttentionTab tab) {
    buttons.forEach((t, b) -> b.setSelected(t == tab));
  }

  private static String place(int index, int count) {
    if (count == 1) {
      return "only";
    }
    return index == 0
        ? Styles.LEFT_PILL
        : index < count - 1 ? Styles.CENTER_PILL : Styles.RIGHT_PILL;
  }
}
