" Drives Vim as a writer would, and writes what it shows as JSON to $DOCPARSE_SEEN.

set nocompatible encoding=utf-8 nomore
filetype plugin on
edit report.txt
let s:seen = {}

silent make!
let s:seen.findings = map(filter(getqflist(), 'v:val.valid'), '[v:val.lnum, v:val.col, v:val.text]')
let s:seen.taken = [&l:formatprg, &l:equalprg]
let g:docparse_gq = 1
doautocmd FileType
normal! gggqG
let s:seen.formatted = getline(1, '$')
undo
normal! gg=G
let s:seen.indented = getline(1, '$')

call writefile([json_encode(s:seen)], $DOCPARSE_SEEN)
qall!
