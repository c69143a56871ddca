/** Reports as plain text with markup: Markdown and LaTeX, with their figures as files. */
package dev.sightline.core.report.markup;
