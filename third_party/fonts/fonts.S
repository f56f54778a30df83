// Embeds the subset fonts in the program. For ELF assemblers on x86-64 and ARM, and for WebAssembly, whose assembler
// wants to know that a symbol is data, and its size.
#ifdef __wasm__
#define SECTION .section .rodata, "", @
#define DATA(symbol) .type symbol, @object
#define SIZE(symbol) .size symbol, . - symbol
#else
#define SECTION .section .rodata
#define DATA(symbol)
#define SIZE(symbol)
#endif

#define FONT(name, file) \
  .globl surprisal_font_##name; \
  .globl surprisal_font_##name##_end; \
  DATA(surprisal_font_##name); \
  DATA(surprisal_font_##name##_end); \
  .balign 16; \
surprisal_font_##name: \
  .incbin file; \
  SIZE(surprisal_font_##name); \
surprisal_font_##name##_end: \
  .byte 0; \
  SIZE(surprisal_font_##name##_end)

  SECTION
  FONT(sans, "sans.ttf")
  FONT(sans_bold, "sans_bold.ttf")
  FONT(mono, "mono.ttf")
  FONT(cjk, "cjk.otf")
  FONT(cjk_bold, "cjk_bold.otf")
  FONT(math, "math.otf")

#ifndef __wasm__
  .section .note.GNU-stack, "", %progbits
#endif
