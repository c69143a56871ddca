package dev.sightline.app.browse;

import dev.sightline.core.training.data.own.DataReport;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is to be said of the folders that were brought in last, if they were data sets: how they
 * were read and what is wrong with them. It stays until the user has read it. FX thread only.
 */
final class SetNotes {
  private final ObservableList<DataReport> reports = FXCollections.observableArrayList();
  private final ObservableList<String> notes = FXCollections.observableArrayList();

  // held here: a view of a list hears of it only as long as somebody holds the view
  private final ObservableList<DataReport> shownReports =
      FXCollections.unmodifiableObservableList(reports);
  private final ObservableList<String> shownNotes = FXCollections.unmodifiableObservableList(notes);

  /** Reports on folders that were read as data sets. */
  ObservableList<DataReport> reports() {
    return shownReports;
  }

  /** Sentences about folders that could not be read as such. */
  ObservableList<String> notes() {
    return shownNotes;
  }

  /** Shows what an import says; one that says nothing leaves what stands there. */
  void show(BrowseFiles.Imported done) {
    if (!done.sets().isEmpty() || !done.notes().isEmpty()) {
      notes.setAll(done.notes());
      reports.setAll(done.sets());
    }
  }

  /** The user has read it. */
  void close() {
    notes.setAll(List.of());
    reports.setAll(List.of());
  }
}
