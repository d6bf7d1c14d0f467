" Reports in Vim, without a language server: :make lists the findings. With `let g:docparse_gq = 1`, gq and = mend what
" is safe to mend, in place of wrapping and indenting lines.

if exists('g:loaded_docparse')
  finish
endif
let g:loaded_docparse = 1

" Of standard error nothing may come into the text.
let s:filter = 'docparse check --fix --exit-zero - 2>' . (has('win32') ? 'NUL' : '/dev/null')

" docparse counts characters, a quickfix list bytes.
function! s:CountBytes() abort
  let l:list = getqflist()
  for l:item in l:list
    if l:item.valid && l:item.col > 1 && bufnr('%') == l:item.bufnr
      let l:item.col = byteidx(getline(l:item.lnum), l:item.col - 1) + 1
    endif
  endfor
  call setqflist(l:list, 'r')
endfunction

function! s:Start() abort
  compiler docparse
  if get(g:, 'docparse_gq', 0)
    let &l:formatprg = s:filter
    let &l:equalprg = s:filter
  endif
endfunction

augroup docparse
  autocmd!
  autocmd FileType text,markdown call s:Start()
  autocmd QuickFixCmdPost make if get(b:, 'current_compiler', '') ==# 'docparse' | call s:CountBytes() | endif
augroup END
