package dev.sightline.app.summary;

import dev.sightline.app.attention.LegendText;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.selection.SpokenWord;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.WordLosses;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Why a word was said: where it looked, what it loses when places are hidden, and what would be
 * said after the changes of <i>What if</i>. FX thread only.
 */
public final class WordReasons {
  private static final Object LOSSES = "losses";
  private static final Object CHANGED = "changed";

  /** What is asked about a word. */
  public enum Method {
    /** Where it looked. */
    ATTENTION,
    /** What it loses when places are hidden. */
    OCCLUSION
  }

  private final Selection selection;
  private final Speaker speaker;
  private final LatestTask latest;
  private final ObjectProperty<Method> method =
      new SimpleObjectProperty<>(this, "method", Method.ATTENTION);
  private final ReadOnlyObjectWrapper<Map<ShotCaption, ChangedCaption>> changed =
      new ReadOnlyObjectWrapper<>(this, "changed", Map.of());
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);
  private final Map<ShotCaption, WordLosses> losses = new HashMap<>();
  private VideoFeatures features;
  private List<ShotCaption> shots = List.of();
  private Pointed pointed;
  private ShotCaption working;

  private record Pointed(ShotCaption caption, int word) {}

  WordReasons(Selection selection, Speaker speaker, JobRunner jobs) {
    this.selection = selection;
    this.speaker = speaker;
    this.latest = new LatestTask(jobs);
    selection.outcomeProperty().subscribe(o -> change());
  }

  /** What is asked. */
  public ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** What would be said of those shots that changes touch; empty without changes. */
  public ReadOnlyObjectProperty<Map<ShotCaption, ChangedCaption>> changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** Why changes are not answered, in words; else empty. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** The word under the pointer and where it comes from; empty if there is none. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Its number. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What the colours over the picture stand for. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** Losses that were worked out, by shot. */
  Map<ShotCaption, WordLosses> losses() {
    return Map.copyOf(losses);
  }

  /** Another video is open, or nothing is said of it; all that was found goes. */
  void forget(VideoFeatures now) {
    features = now;
    shots = List.of();
    losses.clear();
    latest.forget(LOSSES);
    working = null;
    leave();
    change();
  }

  /** All shots have been put into words. */
  void stand(List<ShotCaption> all) {
    shots = List.copyOf(all);
    change();
  }

  /** The pointer is on a word: the player goes there, and the picture shows why. */
  void point(ShotCaption caption, int word) {
    if (features == null) {
      return;
    }
    pointed = new Pointed(caption, word);
    if (method.get() == Method.ATTENTION) {
      attention(caption, word);
    } else if (losses.containsKey(caption)) {
      loss(caption, word, losses.get(caption));
    } else {
      work(caption);
    }
  }

  /** The pointer left the words. */
  void leave() {
    pointed = null;
    show(null, "", "", LegendText.NONE);
  }

  private void attention(ShotCaption caption, int word) {
    Map<Integer, SpatialMap> maps = new HashMap<>();
    for (int clip : caption.clips()) {
      maps.put(clip, places(caption.map(word, clip)));
    }
    var said = caption.caption().words().get(word);
    int clip = caption.clip(word);
    SpokenWord spoken = SpokenWord.of(said.text(), maps, false, clip);
    selection.seekRequestProperty().set(features.clips().get(clip).start());
    String where =
        Messages.text(
            "summary.readout",
            said.text(),
            Integer.toString(clip + 1),
            percent(caption.shares(word)[caption.clips().indexOf(clip)]));
    ChangedCaption then = changed.get().get(caption);
    String probability =
        then == null
            ? percent(said.probability())
            : Messages.text(
                "summary.changed.value",
                percent(said.probability()),
                percent(then.probabilities()[word]));
    show(spoken, where, probability, legend("summary.legend.attention", spoken));
  }

  private void loss(ShotCaption caption, int word, WordLosses found) {
    Map<Integer, SpatialMap> maps = new HashMap<>();
    for (int i = 0; i < caption.clips().size(); i++) {
      maps.put(caption.clips().get(i), places(found.map(word, i)));
    }
    String text = caption.caption().words().get(word).text();
    int at = found.neediest(word);
    int clip = caption.clips().get(at);
    SpokenWord spoken = SpokenWord.of(text, maps, true, clip);
    selection.seekRequestProperty().set(features.clips().get(clip).start());
    show(
        spoken,
        Messages.text("summary.readout.loss", text, Integer.toString(clip + 1)),
        number(found.clips()[word][at]),
        legend("summary.legend.loss", spoken));
  }

  private void show(SpokenWord word, String where, String number, LegendText colours) {
    selection.spokenProperty().set(word);
    readout.set(where);
    value.set(number);
    legend.set(colours);
  }

  private static LegendText legend(String key, SpokenWord spoken) {
    String top = String.format(Locale.ROOT, "%.3f", spoken.top());
    return new LegendText(
        Messages.text(key),
        Messages.text("summary.legend.help"),
        spoken.signed() ? "−" + top : "0",
        spoken.signed() ? "+" + top : top,
        spoken.signed());
  }

  private void work(ShotCaption caption) {
    show(null, Messages.text("summary.hiding"), "", LegendText.NONE);
    if (caption == working) {
      return; // another word of it: all are worked out together
    }
    working = caption;
    VideoFeatures video = features;
    latest.request(
        LOSSES,
        Messages.text("summary.hiding.job"),
        p -> speaker.losses(video, caption, p),
        new Answer<WordLosses>() {
          @Override
          public void done(WordLosses found) {
            working = null;
            losses.put(caption, found);
            if (pointed != null && pointed.caption() == caption) {
              point(caption, pointed.word());
            }
          }

          @Override
          public void failed(SightlineException e) {
            working = null;
            readout.set(Messages.say(e));
          }

          @Override
          public void cancelled() {
            working = null;
            readout.set("");
          }
        });
  }

  /** Says shots anew that the changes of now touch. */
  private void change() {
    latest.forget(CHANGED);
    changed.set(Map.of());
    note.set("");
    Outcome outcome = selection.outcomeProperty().get();
    if (outcome == null || shots.isEmpty()) {
      return;
    }
    ChangedInput input = outcome.input();
    if (input.features().clips().size() != features.clips().size()) {
      note.set(Messages.text("summary.changed.clips"));
      return;
    }
    VideoFeatures video = features;
    List<ShotCaption> all = shots;
    latest.request(
        CHANGED,
        Messages.text("summary.changed.job"),
        p -> speaker.changed(video, all, input, p),
        new Answer<Map<ShotCaption, ChangedCaption>>() {
          @Override
          public void done(Map<ShotCaption, ChangedCaption> found) {
            changed.set(Map.copyOf(found));
          }

          @Override
          public void failed(SightlineException e) {
            note.set(Messages.say(e));
          }
        });
  }

  /** {@code [t, h, w] -> [h, w]}. */
  private SpatialMap places(float[] cells) {
    Grid grid = features.grid();
    float[] places = new float[grid.h() * grid.w()];
    for (int i = 0; i < cells.length; i++) {
      places[i % places.length] += cells[i];
    }
    return new SpatialMap(grid.h(), grid.w(), places);
  }

  private static String number(double loss) {
    return String.format(Locale.ROOT, "%+.2f", loss).replace('-', '−');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
