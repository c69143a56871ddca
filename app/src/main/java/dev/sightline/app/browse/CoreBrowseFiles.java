package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.uses.UseFiles;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.library.importing.ImportSummary;
import dev.sightline.core.library.importing.Importer;
import dev.sightline.core.library.importing.SetImport;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.library.importing.VideoOpener;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.Reason;
import dev.sightline.core.search.Route;
import dev.sightline.core.search.SearchFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The library in the user's data folder, opened when it is first asked for. */
public final class CoreBrowseFiles implements BrowseFiles {
  private static final int PAGE = 500;
  private static final int FOUND = 200;
  private static final int READERS = 2;

  /** Videos that were looked at are told together if they come faster than this, ns. */
  private static final long TELL_NANOS = 1_000_000_000L;

  private final Supplier<List<VideoLister>> listers;
  private final LibraryAccess access;
  private final MarkFiles marks;
  private final SpaceFiles space;
  private final FeedFiles feed;
  private final WatchFiles watch;
  private final WishFiles wishes;
  private final ExampleFiles examples;
  private final KeepFiles keep;
  private final UseFiles uses;

  /**
   * @param file the catalogue
   * @param indexFolder can be deleted at any time
   * @param models the model in use
   * @param listers readers of lists that plug-ins bring; asked in the background
   */
  public CoreBrowseFiles(
      Path file, Path indexFolder, AnalyzerSource models, Supplier<List<VideoLister>> listers) {
    this.listers = listers;
    access = new LibraryAccess(file, indexFolder, models);
    marks = new CoreMarkFiles(access);
    space = new CoreSpaceFiles(access);
    watch = new CoreWatchFiles(access);
    wishes = new CoreWishFiles(access);
    uses = new CoreUseFiles(access);
    keep = new CoreKeepFiles(access, LibraryPlaces::moved);
    examples = new CoreExampleFiles(access, this::items);
    feed = new CoreFeedFiles(access, InstantSource.system());
  }

  @Override
  public List<BrowseItem> all() throws SightlineException {
    return access.catalogue().cards().all(access.bundle()).stream().map(BrowseItem::of).toList();
  }

  @Override
  public List<VideoCard> cards(String bundle) throws SightlineException {
    return access.catalogue().cards().all(bundle);
  }

  @Override
  public List<String> heads() throws SightlineException {
    return access.model().model().heads();
  }

  @Override
  public List<BrokenFile> broken() throws SightlineException {
    return access.catalogue().broken().page("", PAGE);
  }

  @Override
  public Imported retryBroken(Progress progress) throws SightlineException {
    Catalogue catalogue = access.writable();
    for (BrokenFile file : broken()) {
      if (!Files.exists(file.path())) {
        catalogue.broken().remove(file.path());
      }
    }
    return imported(
        new SetImport.Done(
            new Importer(catalogue, VideoOpener.FFMPEG, READERS).retryBroken(progress, r -> {}),
            List.of(),
            List.of(),
            List.of()));
  }

  @Override
  public boolean isReadOnly() throws SightlineException {
    return access.catalogue().isReadOnly();
  }

  @Override
  public Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException {
    return imported(setImport().run(filesAndFolders, true, progress));
  }

  @Override
  public Imported addClasses(Path folder, Progress progress) throws SightlineException {
    return imported(setImport().label(folder, progress));
  }

  @Override
  public void forgetLabels(Path source) throws SightlineException {
    access.writable().texts().removeLabels(source.toAbsolutePath().normalize().toString());
  }

  private SetImport setImport() throws SightlineException {
    Catalogue catalogue = access.writable();
    return new SetImport(
        catalogue, new Importer(catalogue, VideoOpener.FFMPEG, READERS), listers.get());
  }

  private static Imported imported(SetImport.Done done) {
    ImportSummary all = done.summary();
    long added = all.count(Outcome.ADDED);
    long broken = all.count(Outcome.BROKEN) + all.count(Outcome.STILL_BROKEN);
    return new Imported(
        added,
        all.files() - added - broken,
        broken,
        done.reports(),
        done.notes().stream().map(Messages::say).toList(),
        done.questions());
  }

  @Override
  public int learn(Progress progress, Supplier<Collection<Long>> first, Consumer<List<Long>> told)
      throws SightlineException {
    if (isReadOnly()) {
      return 0;
    }
    LibraryIndex now = access.index();
    now.follow(progress);
    List<Long> waiting = new ArrayList<>();
    long[] last = {System.nanoTime()};
    int seen =
        now.learnAll(
            access.model(),
            first,
            progress,
            video -> {
              waiting.add(video);
              if (System.nanoTime() - last[0] > TELL_NANOS) {
                last[0] = System.nanoTime();
                told.accept(List.copyOf(waiting));
                waiting.clear();
              }
            });
    told.accept(List.copyOf(waiting));
    return seen;
  }

  @Override
  public List<BrowseItem> search(String words, Optional<Set<Long>> among)
      throws SightlineException {
    LibraryIndex now = access.index();
    now.follow(Progress.NONE);
    return items(now.search(words, filter(among), FOUND));
  }

  @Override
  public ExampleFiles examples() {
    return examples;
  }

  @Override
  public MarkFiles marks() {
    return marks;
  }

  @Override
  public SpaceFiles space() {
    return space;
  }

  @Override
  public WatchFiles watch() {
    return watch;
  }

  @Override
  public SavedFiles saved() {
    return new CoreSavedFiles(access);
  }

  @Override
  public KeepFiles keep() {
    return keep;
  }

  @Override
  public WishFiles wishes() {
    return wishes;
  }

  @Override
  public UseFiles uses() {
    return uses;
  }

  @Override
  public FeedFiles feed() {
    return feed;
  }

  /** Lets only these through. */
  static SearchFilter filter(Optional<Set<Long>> among) {
    // an empty set would mean: any
    return among
        .map(
            ids ->
                ids.isEmpty()
                    ? Set.of("0")
                    : ids.stream().map(String::valueOf).collect(Collectors.toSet()))
        .map(SearchFilter.NONE::among)
        .orElse(SearchFilter.NONE);
  }

  private List<BrowseItem> items(List<LibraryIndex.Found> found) throws SightlineException {
    List<Long> ids = found.stream().map(f -> f.video().id()).toList();
    Map<Long, VideoCard> cards =
        access.catalogue().cards().of(access.bundle(), ids).stream()
            .collect(Collectors.toMap(VideoCard::id, Function.identity()));
    List<BrowseItem> items = new ArrayList<>();
    for (LibraryIndex.Found f : found) {
      VideoCard card = cards.get(f.video().id());
      if (card != null) {
        items.add(BrowseItem.found(card, match(f.hit().reasons(), f)));
      }
    }
    return items;
  }

  private static BrowseItem.Match match(List<Reason> reasons, LibraryIndex.Found found) {
    List<String> words =
        reasons.stream().flatMap(r -> r.words().stream()).map(w -> w.word()).distinct().toList();
    boolean meaning = reasons.stream().anyMatch(r -> r.route() == Route.TEXT);
    OptionalDouble look =
        reasons.stream()
            .filter(r -> r.route() == Route.VIDEO || r.route() == Route.MOMENT)
            .mapToDouble(Reason::score)
            .max();
    long start = found.hit().moment().map(m -> m.span().startMs()).orElse(-1L);
    return new BrowseItem.Match(start, words, meaning, look);
  }

  @Override
  public void close() {
    access.close();
  }
}
