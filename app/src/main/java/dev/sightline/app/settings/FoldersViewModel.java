package dev.sightline.app.settings;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.job.FolderMove;
import dev.sightline.core.job.LogFiles;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Where folders of the user's lie, and moving them. FX thread only. */
public final class FoldersViewModel {
  private static final String CHOICE = "folder.";
  private static final String LOOK = "look";

  private final UserFolders folders;
  private final JobRunner jobs;
  private final LatestTask looking;
  private final Map<UserFolder.Kind, ReadOnlyObjectWrapper<Place>> places =
      new EnumMap<>(UserFolder.Kind.class);
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private Consumer<UserFolder.Kind> onMoved = kind -> {};
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  /**
   * Where a folder lies.
   *
   * @param path of it
   * @param moved true if that is not the usual place
   * @param here false if there is no such folder
   * @param problem why it is away; empty if it is not
   */
  public record Place(Path path, boolean moved, boolean here, String problem) {}

  private record Wish(UserFolder.Kind kind, Path chosen) {}

  /**
   * @param folders whose places can be changed
   */
  public FoldersViewModel(UserFolders folders, JobRunner jobs) {
    this.folders = folders;
    this.jobs = jobs;
    this.looking = new LatestTask(jobs);
    for (UserFolder.Kind kind : UserFolder.Kind.values()) {
      Path usual = folders.folder(kind).usual();
      places.put(
          kind, new ReadOnlyObjectWrapper<>(this, kind.key(), new Place(usual, false, false, "")));
    }
  }

  /** Where a folder lies; the usual place before {@link #look} has found it. */
  public ReadOnlyObjectProperty<Place> placeProperty(UserFolder.Kind kind) {
    return places.get(kind).getReadOnlyProperty();
  }

  /** What was done last, or why it could not be. */
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** True while a folder is moved. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whom to tell of each folder that was moved. */
  public void setOnMoved(Consumer<UserFolder.Kind> listener) {
    onMoved = listener;
  }

  /** Looks where the folders lie, in the background. */
  public void look() {
    looking.request(
        LOOK,
        "",
        p -> {
          Map<UserFolder.Kind, Place> found = new EnumMap<>(UserFolder.Kind.class);
          for (UserFolder.Kind kind : UserFolder.Kind.values()) {
            found.put(kind, find(folders.folder(kind)));
          }
          return found;
        },
        new Answer<Map<UserFolder.Kind, Place>>() {
          @Override
          public void done(Map<UserFolder.Kind, Place> found) {
            found.forEach((kind, place) -> places.get(kind).set(place));
          }

          @Override
          public void failed(SightlineException e) {
            told.set(Messages.say(e));
          }
        });
  }

  private static Place find(UserFolder folder) {
    String problem = "";
    try {
      folder.requireHere();
    } catch (SightlineException e) {
      problem = Messages.say(e);
    }
    Path path = folder.path();
    return new Place(path, folder.isMoved(), Files.isDirectory(path), problem);
  }

  /** Moves a folder to one that the user chose. */
  public void move(UserFolder.Kind kind, Path chosen) {
    moveAll(List.of(new Wish(kind, chosen)));
  }

  /** Moves a folder back to where it usually lies. */
  public void moveBack(UserFolder.Kind kind) {
    move(kind, folders.folder(kind).usual());
  }

  /**
   * Where the folders lie, as choices that go into a file of settings; blocks.
   *
   * @return empty where all lie at their usual places
   */
  Map<String, String> choices() {
    Map<String, String> all = new TreeMap<>();
    for (UserFolder.Kind kind : UserFolder.Kind.values()) {
      UserFolder folder = folders.folder(kind);
      if (folder.isMoved()) {
        all.put(CHOICE + kind.key(), folder.path().toString());
      }
    }
    return all;
  }

  /** Of the places that a file names, those where the folders do not lie now; blocks. */
  Map<String, String> otherPlaces(Map<String, String> choices) {
    Map<String, String> others = new TreeMap<>(choices);
    others.values().removeAll(choices().values());
    return others;
  }

  /** True for a choice that says where a folder lies. */
  static boolean isPlace(String choice) {
    return choice.startsWith(CHOICE);
  }

  /** Moves folders to where the choices of a file say, one after another. */
  void take(Map<String, String> choices) {
    List<Wish> wanted = new ArrayList<>();
    for (UserFolder.Kind kind : UserFolder.Kind.values()) {
      String there = choices.getOrDefault(CHOICE + kind.key(), "");
      path(there).ifPresent(p -> wanted.add(new Wish(kind, p)));
    }
    moveAll(wanted);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void moveAll(List<Wish> wanted) {
    if (busy.get() || wanted.isEmpty()) {
      return;
    }
    // whatever works may write into one of the folders
    Optional<Job> other = jobs.jobs().stream().findFirst();
    if (other.isPresent()) {
      told.set(Messages.text("keep.busy", other.get().title()));
      return;
    }
    told.set("");
    wishes.addAll(wanted);
    next();
  }

  private void next() {
    Wish wish = wishes.poll();
    busy.set(wish != null);
    if (wish == null) {
      return;
    }
    UserFolder folder = folders.folder(wish.kind());
    jobs.start(
            Messages.text("folders.moving", name(wish.kind())),
            p ->
                FolderMove.move(
                    folder,
                    FolderMove.target(folder, wish.kind().key(), wish.chosen()),
                    users(wish.kind()),
                    p),
            new Answer<FolderMove.Moved>() {
              @Override
              public void done(FolderMove.Moved moved) {
                tell(
                    moved.left() == 0
                        ? Messages.text("folders.moved", name(wish.kind()), moved.place())
                        : Messages.text(
                            "folders.moved.left", name(wish.kind()), moved.place(), moved.left()));
                look();
                onMoved.accept(wish.kind());
                next();
              }

              @Override
              public void failed(SightlineException e) {
                tell(Messages.text("folders.failed", name(wish.kind()), Messages.say(e)));
                look();
                next();
              }

              @Override
              public void cancelled() {
                tell(Messages.text("folders.cancelled", name(wish.kind())));
                wishes.clear();
                next();
              }
            })
        .lostAtEnd(true);
  }

  /** Says one more thing: several folders may be moved at once. */
  private void tell(String sentence) {
    told.set(told.get().isEmpty() ? sentence : told.get() + "\n" + sentence);
  }

  /** Logs are written all the time: their file is closed here and opened there. */
  private FolderMove.Users users(UserFolder.Kind kind) {
    if (kind != UserFolder.Kind.LOGS) {
      return FolderMove.Users.NONE;
    }
    return new FolderMove.Users() {
      private boolean writing;

      @Override
      public void release() {
        writing = LogFiles.end();
      }

      @Override
      public void resume() {
        if (writing) {
          LogFiles.USUAL.begin(folders.logs());
        }
      }
    };
  }

  /** What a folder is called. */
  static String name(UserFolder.Kind kind) {
    return switch (kind) {
      case MODELS -> Messages.text("settings.place.models");
      case PLUGINS -> Messages.text("settings.place.plugins");
      case FEATURES -> Messages.text("settings.place.features");
      case LOGS -> Messages.text("settings.place.logs");
    };
  }
}
