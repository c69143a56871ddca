/** Figures for papers: drawn once from plain data, written as SVG, PDF and PNG. */
package dev.sightline.core.figure;
