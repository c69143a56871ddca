package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.catalogue.VideoTable.Occupied;
import dev.sightline.core.library.edit.EditHistory;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.export.ExportFormat;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the user says of videos, in the catalogue. */
final class CoreMarkFiles implements MarkFiles {
  private final LibraryAccess access;

  CoreMarkFiles(LibraryAccess access) {
    this.access = access;
  }

  @Override
  public List<BrowseItem> items(Collection<Long> videos) throws SightlineException {
    return access.catalogue().cards().of(access.bundle(), videos).stream()
        .map(BrowseItem::of)
        .toList();
  }

  @Override
  public List<LibraryText> texts(Path video) throws SightlineException {
    if (!Files.exists(access.file())) {
      return List.of(); // to look at a video makes no library
    }
    Optional<Occupied> place = access.catalogue().videos().at(video.toAbsolutePath().normalize());
    return place.isPresent() ? access.catalogue().texts().of(place.get().video()) : List.of();
  }

  @Override
  public String typedText(long video) throws SightlineException {
    return access.catalogue().texts().typed(video);
  }

  @Override
  public Edited make(MarkEdit edit) throws SightlineException {
    access.edits().make(edit);
    return edited(Optional.of(edit));
  }

  @Override
  public Edited undo() throws SightlineException {
    return edited(access.edits().undo());
  }

  @Override
  public Edited redo() throws SightlineException {
    return edited(access.edits().redo());
  }

  private Edited edited(Optional<MarkEdit> edit) throws SightlineException {
    EditHistory edits = access.edits();
    return new Edited(
        items(edit.map(MarkEdit::videos).orElse(List.of())), edits.last(), edits.next());
  }

  @Override
  public void remove(Collection<Long> videos) throws SightlineException {
    Catalogue catalogue = access.writable();
    catalogue.transaction(
        () -> {
          for (long video : videos) {
            catalogue.videos().remove(video);
          }
          return null;
        });
  }

  @Override
  public List<BrowseItem> again(Collection<Long> videos) throws SightlineException {
    access.writable();
    access.index().forget(videos, access.model().model().sha256());
    return items(videos);
  }

  @Override
  public long export(Collection<Long> videos, Path out, Progress progress)
      throws SightlineException {
    return ExportFormat.of(out).write(access.catalogue(), videos, access.bundle(), out, progress);
  }
}
