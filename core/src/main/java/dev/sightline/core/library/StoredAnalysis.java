package dev.sightline.core.library;

import java.time.Instant;

/**
 * Says that a video was analysed beside a text, and where the cache keeps the result.
 *
 * @param video id of the video
 * @param bundleSha256 hash of the model's bundle, hex
 * @param textSha256 hash of the words in UTF-8, hex
 * @param cacheKey its name in the cache
 * @param made when
 */
public record StoredAnalysis(
    long video, String bundleSha256, String textSha256, String cacheKey, Instant made) {}
