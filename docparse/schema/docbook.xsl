<?xml version="1.0" encoding="UTF-8"?>
<!-- docparse's XML to a DocBook 5.0 article. Furniture is left out, and so is the punctuation that closes a title.
     An item is a paragraph that begins with its marker; an item after a section, or with a section in it, is
     itself a section, titled with its marker, because DocBook allows no paragraph after a section. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="urn:docparse:1" xmlns="http://docbook.org/ns/docbook"
                xmlns:xlink="http://www.w3.org/1999/xlink" exclude-result-prefixes="d">
  <xsl:import href="common.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- The article -->

  <xsl:template match="/d:document">
    <article version="5.0" xml:lang="{$lang}">
      <info>
        <title><xsl:apply-templates select="d:title[1]/node()" mode="line"/></title>
        <xsl:if test="d:title">
          <xsl:apply-templates select="d:p[@role = 'subtitle'][1]" mode="info"/>
          <xsl:apply-templates select="d:p[key('front', generate-id())][@role != 'subtitle']" mode="info"/>
          <xsl:apply-templates select="d:p[@role][not(key('front', generate-id()))]" mode="info"/>
        </xsl:if>
      </info>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="blocks"/>
    </article>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Parts that move to the info: it has one subtitle, and pages show no keywords. -->
  <xsl:template match="d:title[key('front', generate-id())]"/>
  <xsl:template match="d:p[key('front', generate-id())][@role != 'keywords']" priority="1">
    <xsl:if test="@role = 'subtitle' and preceding-sibling::d:p[@role = 'subtitle']">
      <para role="subtitle"><xsl:apply-templates mode="line"/></para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:p[@role = 'subtitle']" mode="info">
    <subtitle><xsl:apply-templates mode="line"/></subtitle>
  </xsl:template>

  <!-- A part of an official document: 发文字号. -->
  <xsl:template match="d:p" mode="info">
    <bibliomisc role="{@role}"><xsl:apply-templates mode="line"/></bibliomisc>
  </xsl:template>

  <xsl:template match="d:p[@role = 'number']" mode="info">
    <biblioid class="other" otherclass="number"><xsl:apply-templates mode="line"/></biblioid>
  </xsl:template>

  <xsl:template match="d:p[@role = 'byline' or @role = 'signature']" mode="info">
    <author><personname><xsl:apply-templates mode="line"/></personname></author>
  </xsl:template>

  <xsl:template match="d:p[@role = 'date']" mode="info">
    <date><xsl:apply-templates mode="line"/></date>
  </xsl:template>

  <xsl:template match="d:p[@role = 'abstract']" mode="info">
    <abstract><para><xsl:apply-templates mode="line"/></para></abstract>
  </xsl:template>

  <xsl:template match="d:p[@role = 'keywords']" mode="info">
    <keywordset><xsl:call-template name="keywords"/></keywordset>
  </xsl:template>

  <xsl:template name="keyword">
    <xsl:param name="word"/>
    <keyword><xsl:value-of select="$word"/></keyword>
  </xsl:template>

  <!-- Sections -->

  <!-- Write the blocks of a section or document; where there are none an empty paragraph, because DocBook
       wants one. `title` is the title of the section's heading. -->
  <xsl:template name="blocks">
    <xsl:param name="title" select="/.."/>
    <!-- All that follow are sections. -->
    <xsl:variable name="turn" select="(d:section | d:report)[not(@kind = 'item') or .//d:section[@kind != 'item']][1]"/>
    <xsl:variable name="above" select="*[not($turn)] | $turn/preceding-sibling::*"/>
    <xsl:apply-templates select="$above[generate-id() != generate-id($title)]"/>
    <xsl:apply-templates select="$turn | $turn/following-sibling::*" mode="section"/>
    <xsl:if test="not(*[contains($blocks, concat(' ', local-name(), ' '))][generate-id() != generate-id($title)]
        [not(key('front', generate-id())) or @role = 'keywords'])"><para/></xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="section">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="d:section | d:report" mode="section" name="section">
    <xsl:variable name="title" select="key('heading', generate-id())[1]"/>
    <section role="{@kind}">
      <xsl:call-template name="id"/>
      <xsl:if test="self::d:report"><xsl:attribute name="role">report</xsl:attribute></xsl:if>
      <title>
        <xsl:call-template name="marker"><xsl:with-param name="words" select="$title"/></xsl:call-template>
        <xsl:apply-templates select="$title/node()" mode="line"/>
      </title>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="blocks"><xsl:with-param name="title" select="$title"/></xsl:call-template>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- An item above the first section. -->
  <xsl:template match="d:section">
    <xsl:variable name="opening" select="key('opening', generate-id())"/>
    <para role="item">
      <xsl:call-template name="id"/>
      <xsl:call-template name="marker"><xsl:with-param name="words" select="$opening"/></xsl:call-template>
      <xsl:apply-templates select="$opening/node()" mode="line"/>
    </para>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="*[generate-id() != generate-id($opening)]"/>
  </xsl:template>

  <!-- Blocks -->

  <xsl:template match="d:title">
    <para role="title"><emphasis role="strong"><xsl:apply-templates mode="line"/></emphasis></para>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:p">
    <para>
      <xsl:copy-of select="@role"/>
      <xsl:apply-templates mode="line"/>
    </para>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:rule">
    <para role="rule"><xsl:apply-templates mode="line"/></para>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:code | d:raw">
    <programlisting>
      <xsl:if test="self::d:raw"><xsl:attribute name="role">raw</xsl:attribute></xsl:if>
      <xsl:for-each select="@language | @format">
        <xsl:attribute name="language"><xsl:value-of select="."/></xsl:attribute>
      </xsl:for-each>
      <xsl:apply-templates mode="verbatim"/>
    </programlisting>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:figure">
    <informalfigure><xsl:apply-templates mode="figure"/></informalfigure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- For a picture that may not be shown its words are written. -->
  <xsl:template match="text()" mode="figure"/>
  <xsl:template match="*" mode="figure"><xsl:apply-templates mode="figure"/></xsl:template>
  <xsl:template match="d:img" mode="figure">
    <mediaobject><textobject><phrase><xsl:value-of select="@alt"/></phrase></textobject></mediaobject>
  </xsl:template>
  <xsl:template match="d:img[@src]" mode="figure">
    <mediaobject><xsl:call-template name="picture"/></mediaobject>
  </xsl:template>

  <xsl:template match="d:quote">
    <blockquote><literallayout><xsl:apply-templates mode="verbatim"/></literallayout></blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:quote[@parted]">
    <blockquote><xsl:apply-templates select="*"/><xsl:if test="not(*)"><para/></xsl:if></blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Lines of code in a quotation, an item or a cell. -->
  <xsl:template match="d:mark[@kind = 'code']">
    <programlisting>
      <xsl:if test="@value"><xsl:attribute name="language"><xsl:value-of select="@value"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="verbatim"/>
    </programlisting>
  </xsl:template>

  <xsl:template match="d:list[d:item]">
    <itemizedlist><xsl:apply-templates select="d:item"/></itemizedlist>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- An item with a number has it in its text. -->
  <xsl:template match="d:item[@parted]">
    <listitem>
      <xsl:if test="@marker"><xsl:attribute name="override">none</xsl:attribute></xsl:if>
      <xsl:apply-templates select="*"/>
      <xsl:if test="not(*)"><para/></xsl:if>
    </listitem>
  </xsl:template>

  <xsl:template match="d:item">
    <listitem>
      <para><xsl:apply-templates select="node()[not(self::d:list)]" mode="line"/></para>
      <xsl:apply-templates select="d:list"/>
    </listitem>
  </xsl:template>

  <xsl:template match="d:table[d:row]">
    <!-- A table with nothing but headers is all body. -->
    <xsl:variable name="plain" select="d:row[not(d:cell) or d:cell[not(@header)]][1]"/>
    <xsl:variable name="body" select="$plain | d:row[not($plain)][1]"/>
    <xsl:variable name="head" select="$body/preceding-sibling::d:row"/>
    <informaltable>
      <xsl:if test="$head"><thead><xsl:apply-templates select="$head"/></thead></xsl:if>
      <xsl:if test="$body"><tbody><xsl:apply-templates select="$body | $body/following-sibling::d:row"/></tbody></xsl:if>
    </informaltable>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A list without items, a table without rows. -->
  <xsl:template match="d:list | d:table">
    <para><xsl:apply-templates mode="line"/></para>
  </xsl:template>

  <xsl:template match="d:row">
    <tr>
      <xsl:apply-templates select="d:cell"/>
      <xsl:if test="not(d:cell)"><td/></xsl:if>
    </tr>
  </xsl:template>

  <xsl:template match="d:cell">
    <xsl:variable name="name"><xsl:choose><xsl:when test="@header">th</xsl:when><xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:for-each select="@cols"><xsl:attribute name="colspan"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
      <xsl:for-each select="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
      <xsl:choose>
        <xsl:when test="not(@parted)"><xsl:apply-templates mode="line"/></xsl:when>
        <xsl:when test="d:p and count(*) = 1"><xsl:apply-templates select="d:p/node()" mode="line"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="*"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Inside a line, and inside the lines of a quotation -->

  <xsl:template match="d:strong" mode="line">
    <emphasis role="strong"><xsl:apply-templates mode="line"/></emphasis>
  </xsl:template>

  <xsl:template match="d:em" mode="line">
    <emphasis><xsl:apply-templates mode="line"/></emphasis>
  </xsl:template>

  <xsl:template match="d:del" mode="line">
    <emphasis role="strikethrough"><xsl:apply-templates mode="line"/></emphasis>
  </xsl:template>

  <xsl:template match="d:code | d:codespan" mode="line">
    <code><xsl:apply-templates mode="line"/></code>
  </xsl:template>

  <xsl:template match="d:a[@href]" mode="line">
    <link xlink:href="{@href}">
      <xsl:if test="@title"><xsl:attribute name="xlink:title"><xsl:value-of select="@title"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="line"/>
    </link>
  </xsl:template>

  <xsl:template match="d:img[@src]" mode="line">
    <inlinemediaobject><xsl:call-template name="picture"/></inlinemediaobject>
  </xsl:template>

  <xsl:template name="picture">
    <imageobject><imagedata fileref="{@src}"/></imageobject>
    <xsl:if test="@alt != ''"><textobject><phrase><xsl:value-of select="@alt"/></phrase></textobject></xsl:if>
    <!-- A title in its info is forbidden. -->
    <xsl:if test="@title"><textobject role="title"><phrase><xsl:value-of select="@title"/></phrase></textobject></xsl:if>
  </xsl:template>

  <!-- DocBook has no break inside a paragraph; this is what Asciidoctor and pandoc write for it. -->
  <xsl:template match="d:br" mode="line">
    <xsl:processing-instruction name="asciidoc-br"/>
  </xsl:template>
</xsl:stylesheet>
