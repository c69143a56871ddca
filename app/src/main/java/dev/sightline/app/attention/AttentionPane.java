package dev.sightline.app.attention;

import dev.sightline.app.help.HelpButton;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** One way of looking at attention, as the attention card shows it. FX thread only. */
public interface AttentionPane {
  /** Its place among the others. */
  AttentionTab tab();

  /** What is drawn. */
  Region body();

  /** Its own controls, beside those that all share. */
  List<Node> controls();

  /** How to read it, and what it does not prove. */
  HelpButton help();

  /** What is under the pointer, in words; empty if nothing is. */
  ObservableValue<String> readout();

  /** The value under the pointer; empty if there is none. */
  ObservableValue<String> value();

  /** Its numbers as a table for spreadsheets: tabs between cells; empty if there is none. */
  default String table() {
    return "";
  }

  /** False if it shows something else than the chosen map, which is then not to be chosen. */
  default boolean showsMap() {
    return true;
  }

  /** What the colours stand for. */
  ObservableValue<LegendText> legend();
}
