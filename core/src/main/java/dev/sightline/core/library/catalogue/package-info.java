/** The catalogue: one SQLite file. The only package that speaks SQL. */
package dev.sightline.core.library.catalogue;
