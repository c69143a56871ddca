package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.core.media.Clip;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lanes as a table to be pasted into a spreadsheet. Pure. */
final class LanesTable {
  private LanesTable() {}

  /**
   * A line for each word and class, a column for each clip.
   *
   * @param data what words' lanes are rows of, or null
   */
  static String of(List<Clip> clips, List<Lane> lanes, MatrixData data) {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    for (Clip c : clips) {
      head.add(String.format(Locale.ROOT, "%.2f–%.2f s", c.start().toDouble(), c.end().toDouble()));
    }
    table.add(head);
    for (Lane lane : lanes) {
      List<String> line = new ArrayList<>(List.of(lane.label()));
      if (lane instanceof Lane.Word w && data != null) {
        for (int c = 0; c < data.columns().size(); c++) {
          line.add(ScoresTable.number(data.at(w.row(), c)));
        }
      } else if (lane instanceof Lane.OfClass k) {
        k.probabilities().forEach(p -> line.add(ScoresTable.number(p)));
      } else {
        continue;
      }
      table.add(line);
    }
    return ScoresTable.text(table);
  }
}
