package dev.sightline.core.library.edit;

import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits of a catalogue, and their way back. An edit counts whole or not at all. A video that was
 * removed meanwhile is passed over; one that is put back into a collection stands at its end. Lives
 * as long as the program. Thread-safe; blocks, so never on the FX thread.
 */
public final class EditHistory {
  /** Edits that can be taken back. */
  static final int KEPT = 200;

  private static final String IN = "in";
  private static final String OUT = "out";

  private final Catalogue catalogue;
  private final Deque<Done> done = new ArrayDeque<>();
  private final Deque<Done> undone = new ArrayDeque<>();

  /**
   * @param catalogue open to write
   */
  public EditHistory(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** An edit, and how each video stood before. */
  private record Done(MarkEdit edit, Map<Long, String> before) {}

  /**
   * Makes an edit; what was undone can then not be done again.
   *
   * @throws SightlineException if the catalogue cannot be written; nothing has been changed then
   */
  public synchronized void make(MarkEdit edit) throws SightlineException {
    done.addLast(new Done(edit, run(edit)));
    undone.clear();
    if (done.size() > KEPT) {
      done.removeFirst();
    }
  }

  /**
   * Takes the last edit back.
   *
   * @return that edit; empty if there is none
   * @throws SightlineException if the catalogue cannot be written; nothing has been changed then
   */
  public synchronized Optional<MarkEdit> undo() throws SightlineException {
    Done last = done.peekLast();
    if (last == null) {
      return Optional.empty();
    }
    catalogue.transaction(
        () -> {
          for (Map.Entry<Long, String> video : last.before.entrySet()) {
            if (catalogue.videos().find(video.getKey()).isPresent()) {
              set(video.getKey(), last.edit, video.getValue());
            }
          }
          return null;
        });
    undone.addLast(done.removeLast());
    return Optional.of(last.edit);
  }

  /**
   * Makes the edit once more that was taken back last.
   *
   * @return that edit; empty if there is none
   * @throws SightlineException if the catalogue cannot be written; nothing has been changed then
   */
  public synchronized Optional<MarkEdit> redo() throws SightlineException {
    Done next = undone.peekLast();
    if (next == null) {
      return Optional.empty();
    }
    done.addLast(new Done(next.edit, run(next.edit)));
    undone.removeLast();
    return Optional.of(next.edit);
  }

  /** The edit that {@link #undo} would take back. */
  public synchronized Optional<MarkEdit> last() {
    return Optional.ofNullable(done.peekLast()).map(Done::edit);
  }

  /** The edit that {@link #redo} would make. */
  public synchronized Optional<MarkEdit> next() {
    return Optional.ofNullable(undone.peekLast()).map(Done::edit);
  }

  private Map<Long, String> run(MarkEdit edit) throws SightlineException {
    return catalogue.transaction(
        () -> {
          Map<Long, String> before = new LinkedHashMap<>();
          for (long id : edit.videos()) {
            Optional<LibraryVideo> video = catalogue.videos().find(id);
            if (video.isPresent()) {
              before.put(id, state(video.get(), edit));
              set(id, edit, target(edit));
            }
          }
          return before;
        });
  }

  /** How a video stands, in what the edit is about. */
  private String state(LibraryVideo video, MarkEdit edit) throws SightlineException {
    return switch (edit.kind()) {
      case RATE -> Integer.toString(video.marks().rating());
      case NOTE -> video.marks().note();
      case TITLE -> video.title();
      case TEXT -> catalogue.texts().typed(video.id());
      case TAG, UNTAG -> among(catalogue.marks().tags(video.id()), edit.value());
      case COLLECT, TAKE -> among(catalogue.collections().of(video.id()), edit.value());
    };
  }

  private static String among(List<String> names, String name) {
    return names.contains(name) ? IN : OUT;
  }

  /** How every video stands after the edit. */
  private static String target(MarkEdit edit) {
    return switch (edit.kind()) {
      case RATE, NOTE, TITLE, TEXT -> edit.value();
      case TAG, COLLECT -> IN;
      case UNTAG, TAKE -> OUT;
    };
  }

  private void set(long video, MarkEdit edit, String state) throws SightlineException {
    switch (edit.kind()) {
      case RATE -> catalogue.marks().rate(video, Integer.parseInt(state));
      case NOTE -> catalogue.marks().note(video, state);
      case TITLE -> catalogue.marks().title(video, state);
      case TEXT -> catalogue.texts().type(video, state);
      case TAG, UNTAG -> {
        if (state.equals(IN)) {
          catalogue.marks().tag(video, edit.value());
        } else {
          catalogue.marks().untag(video, edit.value());
        }
      }
      case COLLECT, TAKE -> {
        if (state.equals(IN)) {
          catalogue.collections().add(edit.value(), video);
        } else {
          catalogue.collections().take(edit.value(), video);
        }
      }
    }
  }
}
