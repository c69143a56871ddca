/** Results on disk that can be made again, found by what they depend on. */
package dev.sightline.core.library.cache;
