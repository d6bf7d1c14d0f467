" :compiler docparse, and :make shows the findings of docparse in the quickfix list.

if exists('current_compiler')
  finish
endif
let current_compiler = 'docparse'

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=docparse\ check\ %:S
" The line of the text below each finding and the summary say nothing that the list needs.
CompilerSet errorformat=%f:%l:%c:\ %m,%-G%.%#
