package dev.sightline.app.browse;

import dev.sightline.app.uses.UseFiles;
import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Results of uses in the catalogue. */
final class CoreUseFiles implements UseFiles {
  private final LibraryAccess access;

  CoreUseFiles(LibraryAccess access) {
    this.access = access;
  }

  @Override
  public void keep(UseResult result) throws SightlineException {
    access.writable().uses().put(result);
  }

  @Override
  public List<UseResult> of(String videoSha256) throws SightlineException {
    return access.catalogue().uses().of(videoSha256);
  }

  @Override
  public void delete(long id) throws SightlineException {
    access.writable().uses().remove(id);
  }

  @Override
  public String hash(Path file, Progress progress) throws SightlineException {
    return ContentHash.of(file, progress);
  }
}
