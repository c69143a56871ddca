package dev.sightline.core.analysis;

import java.util.Map;

/**
 * Everything needed to get the same numbers again.
 *
 * @param product name and version of this program
 * @param bundleName name and version of the model bundle
 * @param bundleSha256 hash over the bundle's files
 * @param videoSha256 hash of the video file's content
 * @param parameters sampling and other settings, by name
 * @param versions versions of the engines and libraries, by name
 */
public record Provenance(
    String product,
    String bundleName,
    String bundleSha256,
    String videoSha256,
    Map<String, String> parameters,
    Map<String, String> versions) {
  public Provenance {
    parameters = Map.copyOf(parameters);
    versions = Map.copyOf(versions);
  }
}
