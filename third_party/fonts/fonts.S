// Embeds the subset fonts in the program. For ELF assemblers on x86-64 and ARM.
.macro font name file
  .global surprisal_font_\name
  .global surprisal_font_\name\()_end
  .balign 16
surprisal_font_\name:
  .incbin "\file"
surprisal_font_\name\()_end:
  .byte 0
.endm

  .section .rodata
  font sans "sans.ttf"
  font sans_bold "sans_bold.ttf"
  font mono "mono.ttf"
  font cjk "cjk.otf"
  font cjk_bold "cjk_bold.otf"
  font math "math.otf"

  .section .note.GNU-stack, "", %progbits
