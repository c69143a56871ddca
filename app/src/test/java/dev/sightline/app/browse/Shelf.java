package dev.sightline.app.browse;

import dev.sightline.app.uses.UseFiles;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.Wish;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.SetFormat;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** For tests: a library in memory that finds titles and knows stars and tags. */
public final class Shelf
    implements BrowseFiles,
        MarkFiles,
        SpaceFiles,
        FeedFiles,
        WatchFiles,
        WishFiles,
        ExampleFiles,
        KeepFiles,
        SavedFiles,
        UseFiles {
  public static final String HEAD = "actions";

  final Map<Long, VideoCard> cards = new LinkedHashMap<>();
  final List<String> searched = new ArrayList<>();
  final List<List<Long>> exported = new ArrayList<>();
  List<BrokenFile> broken = List.of();
  int retried;
  Path place = Path.of("library.db");
  public SightlineException failure;
  public boolean readOnly;
  String next = "";
  public String label = "Biking";
  Runnable during = () -> {};
  int learnt;
  List<Long> firstOnes = List.of();
  final Map<Long, Wish> wished = new TreeMap<>();
  int resets;
  public final Deque<UseResult> uses = new ArrayDeque<>();
  final List<String> seen = new ArrayList<>();
  final Map<Long, String> typed = new TreeMap<>();
  final Map<Path, List<LibraryText>> texts = new LinkedHashMap<>();
  final Map<String, SavedSearch> saved = new TreeMap<>();
  final List<Path> classes = new ArrayList<>();
  final List<Path> watched = new ArrayList<>();
  List<Path> changed = List.of();
  List<List<Long>> groups = List.of();
  final List<Double> fed = new ArrayList<>();
  private final Deque<Map<Long, VideoCard>> before = new ArrayDeque<>();
  private final Deque<MarkEdit> done = new ArrayDeque<>();
  private final Deque<MarkEdit> undone = new ArrayDeque<>();

  public void put(long id, String title, long ms) {
    cards.put(id, card(id, title, ms, 0, List.of(), Optional.of(Path.of(title + ".mp4"))));
  }

  /** A video of which a data set says what it is. */
  public void putLabelled(long id, String title, String truth) {
    put(id, title, 1000);
    VideoLabel label =
        new VideoLabel("/set", truth, Optional.empty(), Optional.empty(), Optional.empty());
    cards.computeIfPresent(
        id,
        (i, c) ->
            new VideoCard(
                c.video(),
                c.file(),
                c.tags(),
                c.collections(),
                List.of(label),
                c.text(),
                c.look()));
  }

  void putLost(long id, String title) {
    cards.put(id, card(id, title, 1000, 0, List.of(), Optional.empty()));
  }

  private static VideoCard card(
      long id, String title, long ms, int stars, List<String> tags, Optional<Path> file) {
    MediaFacts facts =
        new MediaFacts("mp4", 64, 48, Fraction.of(25), Fraction.of(ms, 1000), false, false);
    LibraryVideo video =
        new LibraryVideo(
            id,
            "0".repeat(64),
            1,
            facts,
            Instant.ofEpochSecond(id),
            title,
            new LibraryVideo.Marks("", stars));
    return new VideoCard(video, file, tags, List.of(), List.of(), false, Optional.empty());
  }

  private static VideoCard with(VideoCard c, int stars, Collection<String> tags) {
    LibraryVideo v = c.video();
    LibraryVideo video =
        new LibraryVideo(
            v.id(),
            v.sha256(),
            v.bytes(),
            v.facts(),
            v.added(),
            v.title(),
            new LibraryVideo.Marks(v.marks().note(), stars));
    return new VideoCard(
        video, c.file(), List.copyOf(tags), c.collections(), c.entries(), c.text(), c.look());
  }

  private static VideoCard seen(VideoCard c, Optional<LibraryLook> look) {
    return new VideoCard(
        c.video(), c.file(), c.tags(), c.collections(), c.entries(), c.text(), look);
  }

  @Override
  public List<BrowseItem> all() throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    return cards.values().stream().map(BrowseItem::of).toList();
  }

  @Override
  public Imported addClasses(Path folder, Progress progress) {
    classes.add(folder);
    DataReport report =
        new DataReport(
            new OwnSet(folder, folder, SetFormat.FOLDERS, List.of()),
            1,
            true,
            List.of("cat", "dog"),
            List.of(),
            List.of());
    return new Imported(0, 2, 0, List.of(report), List.of(), List.of());
  }

  @Override
  public void forgetLabels(Path source) {
    classes.remove(source);
  }

  @Override
  public List<VideoCard> cards(String bundle) {
    return List.copyOf(cards.values());
  }

  @Override
  public List<String> heads() {
    return List.of(HEAD, "topics");
  }

  @Override
  public List<BrokenFile> broken() {
    return broken;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException {
    during.run();
    progress.checkCancelled();
    if (next.isEmpty()) {
      return new Imported(0, 0, 0);
    }
    put(cards.size() + 1, next, 1000);
    return new Imported(1, 0, 0);
  }

  @Override
  public int learn(Progress progress, Supplier<Collection<Long>> first, Consumer<List<Long>> told) {
    firstOnes = List.copyOf(first.get());
    learnt++;
    List<Long> fresh =
        cards.values().stream().filter(c -> c.look().isEmpty()).map(VideoCard::id).toList();
    for (long id : fresh) {
      Prediction p = new Prediction(HEAD, label, 0.8, true);
      LibraryLook look = new LibraryLook(id, "m", Instant.EPOCH, Phrase.NONE, List.of(p));
      cards.computeIfPresent(id, (i, c) -> seen(c, Optional.of(look)));
    }
    told.accept(fresh);
    return fresh.size();
  }

  @Override
  public List<BrowseItem> search(String words, Optional<Set<Long>> among) {
    searched.add(words);
    BrowseItem.Match match =
        new BrowseItem.Match(4000, List.of(words), false, OptionalDouble.empty());
    return cards.values().stream()
        .filter(c -> among.isEmpty() || among.get().contains(c.id()))
        .filter(c -> c.video().title().equals(words))
        .map(c -> BrowseItem.found(c, match))
        .toList();
  }

  @Override
  public List<BrowseItem> like(long id, Optional<Set<Long>> among) {
    return cards.values().stream().filter(c -> c.id() != id).map(BrowseItem::of).toList();
  }

  @Override
  public List<BrowseItem> likePicture(Path picture, Optional<Set<Long>> among, Progress progress) {
    searched.add("picture " + picture);
    return cards.values().stream().map(BrowseItem::of).toList();
  }

  @Override
  public List<BrowseItem> likeMoment(
      Path video, long ms, Optional<Set<Long>> among, Progress progress) {
    searched.add("moment " + video + " " + ms);
    return cards.values().stream().map(BrowseItem::of).toList();
  }

  @Override
  public Imported retryBroken(Progress progress) {
    retried++;
    broken = List.of();
    return new Imported(1, 0, 0);
  }

  @Override
  public SavedFiles saved() {
    return this;
  }

  @Override
  public List<SavedSearch> searches() {
    return List.copyOf(saved.values());
  }

  @Override
  public List<SavedSearch> saveSearch(String name, String query) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    saved.put(name, new SavedSearch(name, query, Instant.EPOCH));
    return searches();
  }

  @Override
  public List<SavedSearch> forgetSearch(String name) {
    saved.remove(name);
    return searches();
  }

  @Override
  public KeepFiles keep() {
    return this;
  }

  @Override
  public UseFiles uses() {
    return this;
  }

  @Override
  public void keep(UseResult result) throws SightlineException {
    if (readOnly) {
      throw new SightlineException(Problem.BUSY, "busy");
    }
    uses.addFirst(result);
  }

  @Override
  public List<UseResult> of(String videoSha256) {
    return uses.stream().filter(r -> r.videoSha256().equals(videoSha256)).toList();
  }

  @Override
  public void delete(long id) {
    uses.removeIf(r -> r.id() == id);
  }

  @Override
  public String hash(Path file, Progress progress) {
    return file.toString();
  }

  @Override
  public Path place() {
    return place;
  }

  @Override
  public Path move(Path folder, Progress progress) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    place = folder.resolve("library.db");
    return place;
  }

  @Override
  public long backup(Path out, Progress progress) {
    return cards.size();
  }

  @Override
  public Optional<Path> restore(Path backup, Progress progress) {
    put(9, "restored", 1000);
    return Optional.of(Path.of("former"));
  }

  @Override
  public ExampleFiles examples() {
    return this;
  }

  @Override
  public MarkFiles marks() {
    return this;
  }

  @Override
  public WishFiles wishes() {
    return this;
  }

  @Override
  public List<Wish> unfinished() {
    return List.copyOf(wished.values());
  }

  @Override
  public long keep(Wish wish) {
    Optional<Long> same =
        wished.values().stream()
            .filter(w -> w.kind() == wish.kind() && w.paths().equals(wish.paths()))
            .filter(w -> w.videos().equals(wish.videos()) && w.out().equals(wish.out()))
            .map(Wish::id)
            .findFirst();
    long id = wish.id() == 0 ? same.orElse(wished.size() + 1L) : wish.id();
    wished.put(id, new Wish(id, wish.kind(), wish.paths(), wish.videos(), wish.out()));
    return id;
  }

  @Override
  public void forget(long id) {
    wished.remove(id);
  }

  @Override
  public WatchFiles watch() {
    return this;
  }

  @Override
  public List<Path> folders() {
    return List.copyOf(watched);
  }

  @Override
  public List<Path> watch(Path folder) {
    watched.add(folder);
    return folders();
  }

  @Override
  public List<Path> unwatch(Path folder) {
    watched.remove(folder);
    return folders();
  }

  @Override
  public List<Path> changed() throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    return changed;
  }

  @Override
  public SpaceFiles space() {
    return this;
  }

  @Override
  public FeedFiles feed() {
    return this;
  }

  @Override
  public VideoMap map(MapMethod method, Progress progress) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    progress.update(0.5, Phrase.plain("half"));
    progress.checkCancelled();
    return new VideoMap(
        method,
        cards.keySet().stream().map(id -> new VideoMap.Point(id, id, -id)).toList(),
        0.5,
        0.25,
        0.9);
  }

  @Override
  public List<List<Long>> duplicates(Progress progress) {
    return groups;
  }

  @Override
  public List<BrowseItem> feed(double diversity, Optional<Set<Long>> among) {
    fed.add(diversity);
    return cards.values().stream()
        .filter(c -> c.video().marks().rating() == 0)
        .map(c -> BrowseItem.of(c).because("because you liked something"))
        .toList();
  }

  @Override
  public void watched(Path video, double seconds) {
    seen.add(video + " " + Math.round(10 * seconds) / 10.0);
  }

  @Override
  public void reset() {
    resets++;
  }

  @Override
  public List<BrowseItem> items(Collection<Long> videos) {
    return videos.stream()
        .filter(cards::containsKey)
        .map(v -> BrowseItem.of(cards.get(v)))
        .toList();
  }

  @Override
  public String typedText(long video) {
    return typed.getOrDefault(video, "");
  }

  @Override
  public List<LibraryText> texts(Path video) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    return texts.getOrDefault(video, List.of());
  }

  @Override
  public Edited make(MarkEdit edit) throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    undone.clear();
    return run(edit);
  }

  private Edited run(MarkEdit edit) {
    before.push(new LinkedHashMap<>(cards));
    done.push(edit);
    for (long id : edit.videos()) {
      VideoCard c = cards.get(id);
      int stars = c.video().marks().rating();
      Set<String> tags = new TreeSet<>(c.tags());
      switch (edit.kind()) {
        case RATE -> stars = Integer.parseInt(edit.value());
        case TAG -> tags.add(edit.value());
        case UNTAG -> tags.remove(edit.value());
        case TEXT -> typed.put(id, edit.value());
        default -> throw new UnsupportedOperationException(edit.kind().name());
      }
      cards.put(id, with(c, stars, tags));
    }
    return edited(edit);
  }

  private Edited edited(MarkEdit edit) {
    return new Edited(
        items(edit.videos()), Optional.ofNullable(done.peek()), Optional.ofNullable(undone.peek()));
  }

  @Override
  public Edited undo() {
    MarkEdit edit = done.pop();
    undone.push(edit);
    cards.putAll(before.pop());
    return edited(edit);
  }

  @Override
  public Edited redo() {
    return run(undone.pop());
  }

  @Override
  public void remove(Collection<Long> videos) {
    cards.keySet().removeAll(videos);
  }

  @Override
  public List<BrowseItem> again(Collection<Long> videos) {
    videos.forEach(v -> cards.computeIfPresent(v, (i, c) -> seen(c, Optional.empty())));
    return items(videos);
  }

  @Override
  public long export(Collection<Long> videos, Path out, Progress progress) {
    exported.add(List.copyOf(videos));
    return videos.size();
  }

  @Override
  public void close() {}
}
