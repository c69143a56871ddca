/** What might please next: more of the same, and a feed from likes and what was watched. */
package dev.sightline.core.search.recommend;
