package dev.sightline.core.media.sample;

/**
 * A video that the program carries, and the text that goes with it.
 *
 * @param id stable key: lower-case letters and hyphens
 * @param file name of the file, without a folder
 * @param title for people
 * @param text what is to be seen; not in the order in which it is to be seen
 * @param licence SPDX identifier
 * @param credit whom to name
 * @param source where it comes from and what was changed
 * @param bytes size of the file
 * @param sha256 hash of the file, lower-case hexadecimal
 */
public record SampleVideo(
    String id,
    String file,
    String title,
    String text,
    String licence,
    String credit,
    String source,
    long bytes,
    String sha256) {

  /**
   * @throws IllegalArgumentException if the file's name leads out of its folder
   */
  public SampleVideo {
    if (!file.matches("[a-z0-9-]+\\.mp4")) {
      throw new IllegalArgumentException("sample file " + file);
    }
  }
}
