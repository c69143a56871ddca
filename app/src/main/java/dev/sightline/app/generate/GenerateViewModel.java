package dev.sightline.app.generate;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Makes clips from a sentence and shows them while they form. A newer wish supersedes an older one.
 * FX thread only.
 */
public final class GenerateViewModel {
  private static final Object RUN = "generate";

  private final Generators generators;
  private final LatestTask latest;
  private final Executor previews;
  private final Executor ui;
  private final Path folder;
  private final Consumer<Path> open;
  private final ObjectProperty<GenerateWish> wish =
      new SimpleObjectProperty<>(this, "wish", GenerateWish.FIRST);
  private final ReadOnlyObjectWrapper<GenerateWish> made =
      new ReadOnlyObjectWrapper<>(this, "made");
  private final ReadOnlyObjectWrapper<List<Tile>> tiles =
      new ReadOnlyObjectWrapper<>(this, "tiles", List.of());
  private final ReadOnlyObjectWrapper<Generators.Facts> facts =
      new ReadOnlyObjectWrapper<>(this, "facts");
  private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper(this, "missing", "");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper unknown = new ReadOnlyStringWrapper(this, "unknown", "");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private final IntegerProperty word = new SimpleIntegerProperty(this, "word", 0);
  private final Map<GeneratorSet, Generators.Facts> known = new EnumMap<>(GeneratorSet.class);
  private Consumer<WrittenClip> written = clip -> {};
  private int run;

  /** Where work is done besides jobs. */
  public record Threads(Executor previews, Executor ui) {}

  /**
   * @param folder where clips go that are analysed
   * @param open shows a film in the inspector
   */
  public GenerateViewModel(
      Generators generators, JobRunner jobs, Threads threads, Path folder, Consumer<Path> open) {
    this.generators = generators;
    this.latest = new LatestTask(jobs);
    this.previews = threads.previews();
    this.ui = threads.ui();
    this.folder = folder;
    this.open = open;
    wish.subscribe(this::read);
  }

  /** Who hears of each clip that became a film. */
  public void onWritten(Consumer<WrittenClip> hears) {
    written = hears;
  }

  /** What is asked for. */
  public ObjectProperty<GenerateWish> wishProperty() {
    return wish;
  }

  /** What the clips that are shown were asked by; null before the first. */
  public ReadOnlyObjectProperty<GenerateWish> madeProperty() {
    return made.getReadOnlyProperty();
  }

  /** The clips, in the order of their seeds or of the way. */
  public ReadOnlyObjectProperty<List<Tile>> tilesProperty() {
    return tiles.getReadOnlyProperty();
  }

  /** What is known of the generator; null until it is loaded, or if there is none. */
  public ReadOnlyObjectProperty<Generators.Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Why there is no generator, in words; else empty. */
  public ReadOnlyStringProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Done so far, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why it did not work, in words; else empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The words of both sentences that the generator passes over, in words; else empty. */
  public ReadOnlyStringProperty unknownProperty() {
    return unknown.getReadOnlyProperty();
  }

  /** What was written last, in words; else empty. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /**
   * The word whose attention is shown: its number in {@link
   * dev.sightline.core.model.generation.WordAttention#words}; 0: none.
   */
  public IntegerProperty wordProperty() {
    return word;
  }

  /** The sets that there is a generator for. */
  public List<GeneratorSet> sets() {
    return generators.sets();
  }

  /** Loads what is known of the generator that is asked, once. */
  public void load() {
    GeneratorSet set = wish.get().set();
    if (known.containsKey(set)) {
      return;
    }
    latest.request(
        set,
        "",
        p -> generators.facts(set),
        new Answer<Generators.Facts>() {
          @Override
          public void done(Generators.Facts loaded) {
            known.put(set, loaded);
            missing.set("");
            read(wish.get());
          }

          @Override
          public void failed(SightlineException e) {
            missing.set(Messages.say(e));
          }
        });
  }

  private void read(GenerateWish now) {
    Generators.Facts its = known.get(now.set());
    facts.set(its);
    unknown.set(its == null ? "" : strange(now, its.words()));
  }

  private static String strange(GenerateWish now, List<String> words) {
    List<String> strange = new ArrayList<>();
    for (String part :
        (now.sentence() + " " + now.towards())
            .toLowerCase(java.util.Locale.ROOT)
            .split("[^\\p{L}\\p{N}]+")) {
      if (!part.isEmpty() && !words.contains(part) && !strange.contains(part)) {
        strange.add(part);
      }
    }
    return strange.isEmpty() ? "" : Messages.text("generate.unknown", String.join(", ", strange));
  }

  /** Makes clips. */
  public void generate() {
    GenerateWish asked = wish.get();
    List<Tile> empty = asked.tiles();
    int now = ++run;
    made.set(asked);
    tiles.set(empty);
    word.set(0);
    problem.set("");
    notice.set("");
    progress.set(-1);
    Previews shown =
        new Previews(
            generators,
            asked.set(),
            previews,
            (first, pictures) -> ui.execute(() -> form(now, first, pictures)));
    Job job =
        latest.request(
            RUN,
            Messages.text("generate.job"),
            p -> all(asked, now, shown, p),
            new Answer<List<Tile>>() {
              @Override
              public void done(List<Tile> complete) {
                run++; // what still forms comes too late
                tiles.set(complete);
              }

              @Override
              public void failed(SightlineException e) {
                run++;
                tiles.set(List.of());
                problem.set(Messages.say(e));
              }

              @Override
              public void cancelled() {
                run++;
              }
            });
    job.progressProperty()
        .subscribe(
            value -> {
              if (busyProperty().get()) {
                progress.set(value.doubleValue());
              }
            });
  }

  /** On a worker. */
  private List<Tile> all(GenerateWish asked, int now, Previews shown, Progress p)
      throws SightlineException {
    List<GenerationRequest> requests = asked.requests();
    List<Tile> complete = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      int first = complete.size();
      double part = 1.0 / requests.size();
      for (GeneratedClip clip :
          generators.generate(
              asked.set(),
              requests.get(i),
              (step, steps, ahead) -> shown.offer(first, ahead),
              new PartOfProgress(p, i * part, (i + 1) * part))) {
        complete.add(
            new Tile(
                clip.seed(),
                requests.get(i).blend().map(GenerationRequest.Blend::share).orElse(0.0),
                clip.frames(),
                clip.attention(),
                generators.reading(asked.set(), clip.frames())));
      }
      List<Tile> sofar = List.copyOf(complete);
      ui.execute(() -> finish(now, sofar));
    }
    return complete;
  }

  private void form(int of, int first, List<List<byte[]>> pictures) {
    if (of != run) {
      return;
    }
    List<Tile> now = new ArrayList<>(tiles.get());
    for (int i = 0; i < pictures.size() && first + i < now.size(); i++) {
      if (!now.get(first + i).isDone()) {
        now.set(first + i, now.get(first + i).forming(pictures.get(i)));
      }
    }
    tiles.set(List.copyOf(now));
  }

  private void finish(int of, List<Tile> complete) {
    if (of != run) {
      return;
    }
    List<Tile> now = new ArrayList<>(complete);
    now.addAll(tiles.get().subList(complete.size(), tiles.get().size()));
    tiles.set(List.copyOf(now));
  }

  /** Stops what runs; what has formed by then stays. */
  public void cancel() {
    latest.cancel(RUN);
  }

  /** A name for the file of a clip, without ending. */
  public String name(Tile tile) {
    String words = made.get().sentence().strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
    return words + "-" + tile.seed();
  }

  /**
   * Writes a clip.
   *
   * @param file ends in {@code .mp4} or {@code .gif}
   */
  public void save(Tile tile, Path file) {
    write(tile, file, f -> notice.set(Messages.text("generate.saved", f.getFileName())));
  }

  /** Writes a clip among the user's data and opens it in the inspector. */
  public void analyse(Tile tile) {
    write(tile, folder.resolve(name(tile) + ".mp4"), open);
  }

  private void write(Tile tile, Path file, Consumer<Path> then) {
    GenerateWish by = made.get();
    problem.set("");
    latest.request(
        file,
        Messages.text("generate.job.save"),
        p -> {
          generators.write(file, tile.frames(), by.sentence());
          return file;
        },
        new Answer<Path>() {
          @Override
          public void done(Path film) {
            Generators.Facts its = known.get(by.set());
            if (its != null) {
              written.accept(
                  new WrittenClip(by.request(tile), tile.seed(), tile.read(), its, film));
            }
            then.accept(film);
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }
}
